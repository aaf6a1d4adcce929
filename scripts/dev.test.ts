import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../src/launcher/ports.ts'

const folder = mkdtempSync(join(tmpdir(), 'ultrai-dev-'))
chmodSync(folder, 0o711)
let child: ChildProcess | undefined

afterAll(async () => {
  if (child && child.exitCode === null) {
    child.kill('SIGINT')
    await new Promise((resolve) => child?.once('exit', resolve))
  }
  rmSync(folder, { recursive: true, force: true })
})

test.runIf(process.env.LONG)(
  'npm run dev answers with pages, from the sources (LONG=1)',
  async () => {
    const port = await freePort(0)
    const { DATABASE_URL: _, ...env } = process.env
    child = spawn(process.execPath, ['scripts/start.mjs', '--dev'], {
      env: { ...env, NODE_ENV: 'development', PORT: String(port), ULTRAI_DATA_DIR: join(folder, 'data') },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    const end = Date.now() + 240_000
    let page = ''
    while (!page.includes('Log in') && Date.now() < end && child.exitCode === null) {
      await pause(1_000)
      page = await fetch(`http://127.0.0.1:${port}/login`).then(
        (response) => response.text(),
        () => '',
      )
    }
    expect(page).toContain('Log in')
  },
  300_000,
)
