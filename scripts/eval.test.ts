import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test.runIf(process.env.LONG)(
  'npm run eval goes through, and prints its tables (LONG=1)',
  () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['eval/main.ts', 'answers'], {
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
    expect(stdout).toContain('extractive')
  },
  600_000,
)
