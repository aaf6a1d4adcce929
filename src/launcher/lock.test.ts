import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lockFolder } from './lock.ts'

const base = mkdtempSync(join(tmpdir(), 'ultrai-lock-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(base, { recursive: true })
})

/** Another process that takes the lock and keeps it until it is killed. */
async function otherProcess(folder: string) {
  const script = join(base, 'holder.ts')
  const lock = JSON.stringify(join(import.meta.dirname, 'lock.ts'))
  writeFileSync(
    script,
    `import { lockFolder } from ${lock}
     lockFolder(${JSON.stringify(folder)}).announce('http://localhost:4242')
     process.send('locked')
     setInterval(() => {}, 1000)`,
  )
  const child = fork(script)
  children.push(child)
  await once(child, 'message')
  return child
}

test('a second start on the same folder is refused, and told who the first is', async () => {
  const folder = join(base, 'taken')
  const first = await otherProcess(folder)
  expect(() => lockFolder(folder)).toThrow(`process ${first.pid}`)
  expect(() => lockFolder(folder)).toThrow('answers at http://localhost:4242')
  first.kill('SIGKILL')
})

test('the lock of a killed process is free at once', async () => {
  const folder = join(base, 'killed')
  const first = await otherProcess(folder)
  first.kill('SIGKILL')
  await once(first, 'exit')
  expect(existsSync(join(folder, 'launcher.json'))).toBe(true) // its note is still there, and misleads nobody
  lockFolder(folder).release()
})

test('a released folder can be taken again', () => {
  const folder = join(base, 'released')
  lockFolder(folder).release()
  lockFolder(folder).release()
  expect(existsSync(join(folder, 'launcher.json'))).toBe(false)
})
