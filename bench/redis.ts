import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from '#launcher/ports.ts'

/** An empty Redis of the benchmark's own, or null where none is installed. It ends with this process. */
export async function startRedis(): Promise<{ url: string; stop(): Promise<void> } | null> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/opt/homebrew/bin']
  const binary = folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))
  if (!binary) return null
  const port = await freePort(0)
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn(binary, settings, { stdio: 'ignore' })
  process.once('exit', () => server.kill('SIGKILL'))
  const url = `redis://127.0.0.1:${port}`
  const client = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null })
  client.on('error', () => {}) // it is not up yet
  await Promise.race([client.ping(), pause(10_000, undefined, { ref: false })])
  client.disconnect()
  return {
    url,
    async stop() {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}
