import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { startService } from './service.ts'

const base = mkdtempSync(join(tmpdir(), 'ultrai-service-'))
afterAll(() => rmSync(base, { recursive: true }))
vi.spyOn(console, 'warn').mockImplementation(() => {})

function script(name: string, text: string): string {
  const path = join(base, `${name}.mjs`)
  writeFileSync(path, text)
  return path
}

const patient = script('patient', 'setInterval(() => {}, 1000)')

test('a process that dies is started again', async () => {
  const started: number[] = []
  const service = startService({
    name: 'x',
    entry: patient,
    env: process.env,
    onStart: (pid) => started.push(pid),
  })
  process.kill(started[0] ?? 0, 'SIGKILL')
  await expect.poll(() => started).toHaveLength(2)
  expect(service.pid()).toBe(started[1])
  await service.stop('SIGTERM', 1000)
})

test('one that was stopped stays stopped', async () => {
  const started: number[] = []
  const service = startService({
    name: 'x',
    entry: patient,
    env: process.env,
    onStart: (pid) => started.push(pid),
  })
  await service.stop('SIGTERM', 1000)
  await new Promise((resolve) => setTimeout(resolve, 700)) // longer than the first pause
  expect(started).toHaveLength(1)
})

test('one that does not heed the signal is killed when its time is over', async () => {
  const stubborn = script(
    'stubborn',
    "process.on('SIGTERM', () => {}); process.send('up'); setInterval(() => {}, 1000)",
  )
  await new Promise<void>((resolve) => {
    const service = startService({
      name: 'x',
      entry: stubborn,
      env: process.env,
      onMessage: async () => {
        await service.stop('SIGTERM', 200)
        expect(() => process.kill(service.pid() ?? 0, 0)).toThrow('ESRCH')
        resolve()
      },
    })
  })
})
