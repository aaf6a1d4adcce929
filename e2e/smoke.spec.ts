import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

test('`npm run smoke` walks all endpoints and leaves nothing behind', async ({ baseURL }) => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/smoke/main.ts', baseURL ?? ''])
  expect(stdout).toMatch(/\d\d passed, 0 failed/)
})
