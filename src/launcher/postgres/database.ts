import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { Halt } from '../halt.ts'
import { type Service, startService } from '../service.ts'
import { type Cluster, DATABASE_USER, openCluster } from './cluster.ts'
import type { GuardNews, GuardOrder } from './guard.ts'
import { readPostmaster } from './postmaster.ts'

/** A built-in Postgres at work. */
export interface Database {
  url: string
  /** Names the processes that use it: if the launcher is killed, they are waited for before Postgres is stopped. */
  usedBy(pids: number[]): void
  stop(): Promise<void>
  guard: Service
}

/** Small, for a machine that does other things too; no network at all. */
const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  shared_buffers: '64MB',
  max_connections: '60',
  max_wal_size: '256MB',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  io_method: 'sync',
}

const GUARD = join(import.meta.dirname, 'guard.ts')

/**
 * Starts the Postgres of a data folder (made at the first start, 2 s; later 0.2 s), restarted if it dies.
 * @param settings Postgres settings on top of our own
 * @throws Halt in words when it can't be started
 */
export async function startDatabase(
  dataFolder: string,
  settings: Record<string, string> = {},
): Promise<Database> {
  if (process.platform === 'win32')
    throw new Halt('The built-in database needs Unix. Set DATABASE_URL to a Postgres of yours, or use WSL.')
  mkdirSync(dataFolder, { recursive: true })
  const cluster = await openCluster(dataFolder)
  const sockets = makeSocketFolder(cluster)
  const log = join(resolve(dataFolder), 'postgres.log')
  const guard = await startGuard({ cluster, sockets, log, settings: { ...SETTINGS, ...settings } })
  const stop = async () => {
    await guard.stop('SIGTERM', 25_000)
    rmSync(sockets, { recursive: true, force: true })
  }
  try {
    const url = await ensureDatabase(sockets)
    return { url, guard, stop, usedBy: (pids) => guard.tell({ clients: pids }) }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The address of a data folder's Postgres that another process runs; undefined if none does. */
export function runningDatabase(dataFolder: string): string | undefined {
  const running = readPostmaster(join(resolve(dataFolder), 'postgres'))
  return running?.ready ? socketUrl(running.sockets, 'ultrai') : undefined
}

/** A socket's path has at most 107 bytes, so it doesn't lie in the data folder. Only Postgres' user and root may enter. */
function makeSocketFolder({ user }: Cluster): string {
  const folder = mkdtempSync('/tmp/ultrai-')
  if (user) chownSync(folder, user.uid, user.gid)
  return folder
}

/** A launcher that was killed left a guard that still waits for web and worker to finish (ms). */
const OTHERS_PATIENCE = 12_000

/** The guard once it has said that Postgres is ready. A failure before ends it; later ones are told, and mended. */
async function startGuard(order: Omit<GuardOrder, 'patience'>): Promise<Service> {
  const ready = Promise.withResolvers<void>()
  let patience = OTHERS_PATIENCE
  const guard = startService({
    name: 'database',
    entry: GUARD,
    args: () => [JSON.stringify({ ...order, patience } satisfies GuardOrder)],
    env: process.env,
    ownGroup: true,
    onMessage(message) {
      const news = message as GuardNews
      if ('ready' in news) {
        ready.resolve()
        patience = 0 // what a new guard finds from now on was ours
      } else if (patience === 0) console.error(news.failed)
      else ready.reject(new Halt(news.failed))
    },
    onGiveUp: (words) => ready.reject(new Halt(words)),
  })
  try {
    await ready.promise
    return guard
  } catch (error) {
    await guard.stop('SIGTERM', 25_000)
    throw error
  }
}

async function ensureDatabase(sockets: string): Promise<string> {
  const client = new pg.Client({
    connectionString: socketUrl(sockets, 'postgres'),
    connectionTimeoutMillis: 10_000,
  })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', ['ultrai'])
    if (rowCount === 0) await client.query('CREATE DATABASE ultrai')
  } finally {
    await client.end()
  }
  return socketUrl(sockets, 'ultrai')
}

/** A URL that pg and Prisma's adapter both understand: the socket's folder as `host`. */
function socketUrl(sockets: string, database: string): string {
  return `postgresql://${DATABASE_USER}@localhost/${database}?host=${encodeURIComponent(sockets)}`
}
