import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll } from 'vitest'
import { freePort } from '#launcher/ports.ts'

/** A Redis of this test file's own. Stop and continue its process (SIGSTOP, SIGCONT, SIGKILL) to try faults. */
export interface TestRedis {
  url: string
  pid: number
}

/** Whether this machine has a Redis to start; `npm test` says so when it hasn't. */
export const redisAvailable = findRedis() !== undefined

/**
 * Starts a real, empty Redis on a free port for the test file that calls it (outside of its tests), and ends it after
 * the file's last test. Undefined where no Redis is installed: skip then.
 */
export async function redisForTests(): Promise<TestRedis | undefined> {
  const binary = findRedis()
  if (!binary) return undefined
  const port = await freePort(0)
  const server = spawn(
    binary,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  )
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  afterAll(() => {
    process.off('exit', kill)
    kill()
  })
  const url = `redis://127.0.0.1:${port}`
  await untilItAnswers(url, server)
  if (server.pid === undefined) throw new Error('Redis did not start')
  return { url, pid: server.pid }
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => 20, maxRetriesPerRequest: null })
  client.on('error', () => {}) // it is not up yet
  const died = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`Redis ended at its start (code ${code})`)))
    server.once('error', reject)
  })
  died.catch(() => {}) // its end later on is no failure
  const late = pause(60_000, undefined, { ref: false }).then(() =>
    Promise.reject(new Error('Redis does not answer')),
  )
  await Promise.race([client.ping(), died, late]).finally(() => client.disconnect())
}

function findRedis(): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ]
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))
}
