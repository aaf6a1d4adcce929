import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { freePort } from '#launcher/ports.ts'
import { openCluster } from '#launcher/postgres/cluster.ts'
import { type Running, runningProcess, until } from './processes.ts'

export interface FaultyPostgres extends Running {
  url: string
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  answers(): Promise<boolean>
  remove(): Promise<void>
}

/** A real Postgres of the suite's own with its real fsync, to be killed and stopped. */
export async function startPostgres(): Promise<FaultyPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'ultrai-faults-'))
  chmodSync(folder, 0o711)
  const cluster = await openCluster(folder)
  const port = await freePort(0)
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '80',
    shared_buffers: '32MB',
    io_method: 'sync',
  }
  const running = runningProcess({
    name: 'postgres',
    command: join(cluster.binaries, 'bin/postgres'),
    args: [
      '-D',
      cluster.folder,
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    env: { LC_ALL: 'C' },
    uid: cluster.user?.uid,
    gid: cluster.user?.gid,
    cwd: cluster.folder,
  })
  const url = `postgresql://ultrai@127.0.0.1:${port}/postgres`

  async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: 2_000,
      query_timeout: 10_000,
    })
    client.on('error', () => {})
    await client.connect()
    try {
      return (await client.query<Row>(text, values)).rows
    } finally {
      await client.end().catch(() => undefined)
    }
  }
  const answers = () =>
    query('SELECT 1').then(
      () => true,
      () => false,
    )

  running.start()
  if ((await until(answers, 30_000)) === null) throw new Error('Postgres did not start')
  return {
    ...running,
    get pid() {
      return running.pid
    },
    url,
    query,
    answers,
    async remove() {
      running.thaw()
      await running.end('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
