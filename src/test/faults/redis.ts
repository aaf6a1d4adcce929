import { existsSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { Redis } from 'ioredis'
import { freePort } from '#launcher/ports.ts'
import { type Running, runningProcess, until } from './processes.ts'

export interface FaultyRedis extends Running {
  /** Leads through a door that can be slow. */
  url: string
  /** Holds each packet for so long, in ms, both ways. */
  slowBy(ms: number): void
  command(...words: string[]): Promise<unknown>
  close(): Promise<void>
}

/** A real Redis behind a TCP door of the suite's own; undefined where none is installed. */
export async function startRedis(): Promise<FaultyRedis | undefined> {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/bin',
    '/opt/homebrew/bin',
  ]
  const binary = folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path))
  if (!binary) return undefined
  const port = await freePort(0)
  const running = runningProcess({
    name: 'redis',
    command: binary,
    args: ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
  })
  running.start()
  async function command(...[name = '', ...args]: string[]): Promise<unknown> {
    const client = new Redis({
      port,
      host: '127.0.0.1',
      lazyConnect: true,
      connectTimeout: 1_000,
      commandTimeout: 1_000,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      return await client.call(name, ...args)
    } finally {
      client.disconnect()
    }
  }
  const answers = () =>
    command('PING').then(
      () => true,
      () => false,
    )
  if ((await until(answers, 10_000)) === null) throw new Error('Redis did not start')
  const door = await openDoor(port)
  return {
    ...running,
    get pid() {
      return running.pid
    },
    url: `redis://127.0.0.1:${door.port}`,
    slowBy: door.slowBy,
    command,
    async close() {
      door.close()
      running.thaw()
      await running.end('SIGKILL')
    },
  }
}

async function openDoor(to: number) {
  let delay = 0
  const later = (work: () => void) => (delay > 0 ? setTimeout(work, delay) : work())
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const [from, into] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => later(() => into.writable && into.write(bytes)))
      from.on('close', () => into.destroy())
      from.on('error', () => into.destroy())
    }
  })
  const port = await freePort(0)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port,
    slowBy(ms: number) {
      delay = ms
    },
    close: () => server.close(),
  }
}
