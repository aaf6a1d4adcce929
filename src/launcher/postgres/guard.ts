// The process between the launcher and Postgres. It stands in a process group of its own, where Ctrl-C in the terminal
// doesn't reach, and outlives a launcher that was killed for as long as Postgres needs to be stopped properly.
import { spawn } from 'node:child_process'
import { openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { clearOld, gone, readPostmaster, stopPostgres } from './postmaster.ts'

/** What the guard is started with, as JSON in its one argument. */
export interface GuardOrder {
  cluster: Cluster
  /** folder of the socket */
  sockets: string
  /** file that Postgres writes its log to; the one before is kept as `.old` */
  log: string
  settings: Record<string, string>
  /** how long (ms) a Postgres of an earlier start may take to be stopped by its own guard */
  patience: number
}

/** What it says to the launcher. */
export type GuardNews = { ready: true } | { failed: string }

/** What it is told: the processes that use the database, and are waited for when the launcher is gone. */
export interface GuardFacts {
  clients: number[]
}

/** How long a launcher's death leaves web and worker to finish, in ms; they give themselves 8 s. */
const ORPHAN_PATIENCE = 10_000
/** Recovery after a crash of the machine may take this long, in ms. */
const START_PATIENCE = 120_000

const order: GuardOrder = JSON.parse(process.argv[2] ?? '')
let clients: number[] = []
let stopping = false

process.on('message', (facts: GuardFacts) => {
  clients = facts.clients
})
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void end(0))
process.on('disconnect', () => void endAsOrphan())

await clearOld(order.cluster.folder, order.sockets, order.patience)
const postgres = startPostgres()
postgres.on('exit', (code, signal) => {
  if (stopping) return
  fail(`Postgres ended (${signal ?? code}): ${lastWords()}`)
})
await waitUntilReady()
tell({ ready: true })

function startPostgres() {
  keepOldLog()
  const { cluster, sockets, settings } = order
  const log = openSync(order.log, 'w', 0o600)
  const flags = Object.entries({ ...settings, unix_socket_directories: sockets }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ])
  return spawn(join(cluster.binaries, 'bin/postgres'), ['-D', cluster.folder, ...flags], {
    cwd: cluster.folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C', NODE_ENV: process.env.NODE_ENV },
    stdio: ['ignore', log, log],
    ...cluster.user,
  })
}

async function waitUntilReady(): Promise<void> {
  const end = Date.now() + START_PATIENCE
  while (Date.now() < end) {
    const postmaster = readPostmaster(order.cluster.folder)
    if (postmaster?.ready && postmaster.pid === postgres.pid) return
    await pause(20)
  }
  fail(`Postgres is not ready after ${START_PATIENCE / 1000} s: ${lastWords()}`)
}

async function end(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  if (postgres?.pid) await stopPostgres(postgres.pid)
  process.exit(code)
}

async function endAsOrphan(): Promise<void> {
  const patience = Date.now() + ORPHAN_PATIENCE
  for (const client of clients) await gone(client, Math.max(0, patience - Date.now()))
  process.on('exit', () => rmSync(order.sockets, { recursive: true, force: true }))
  await end(0)
}

function fail(reason: string): never {
  tell({ failed: reason })
  process.exit(1)
}

function tell(news: GuardNews): void {
  if (process.connected) process.send?.(news)
}

function lastWords(): string {
  return readFileSync(order.log, 'utf8').trim().split('\n').slice(-5).join('\n')
}

function keepOldLog(): void {
  try {
    renameSync(order.log, `${order.log}.old`)
  } catch {} // there is none yet
}
