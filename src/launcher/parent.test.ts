import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const base = mkdtempSync(join(tmpdir(), 'ultrai-parent-'))
afterAll(() => rmSync(base, { recursive: true }))
const note = join(base, 'note')

/** A child that writes down each drain and the time it is given. */
async function child(drain = ''): Promise<ChildProcess> {
  const script = join(base, 'child.ts')
  const module = JSON.stringify(join(import.meta.dirname, 'parent.ts'))
  writeFileSync(note, '')
  writeFileSync(
    script,
    `import { appendFileSync } from 'node:fs'
     import { exitWithParent } from ${module}
     exitWithParent(async (patience) => { appendFileSync(${JSON.stringify(note)}, patience + ' '); ${drain} })
     setInterval(() => {}, 1000)
     process.send('up')`,
  )
  const started = fork(script, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  await once(started, 'message')
  return started
}

test.each([
  ['SIGTERM', '25000 '],
  ['SIGINT', '8000 '],
  ['SIGHUP', '8000 '],
] as const)('%s drains for %s ms, once, and ends with 0', async (signal, times) => {
  const started = await child()
  started.kill(signal)
  started.kill(signal)
  expect((await once(started, 'exit'))[0]).toBe(0)
  expect(readFileSync(note, 'utf8')).toBe(times)
})

test('a child whose launcher is gone drains and ends', async () => {
  const started = await child()
  started.disconnect()
  expect((await once(started, 'exit'))[0]).toBe(0)
  expect(readFileSync(note, 'utf8')).toBe('8000 ')
})

test('a drain that fails ends with 1', async () => {
  const started = await child("throw new Error('stuck')")
  started.kill('SIGTERM')
  expect((await once(started, 'exit'))[0]).toBe(1)
})
