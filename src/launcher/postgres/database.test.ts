import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readPostmaster } from './postmaster.ts'

const base = mkdtempSync(join(tmpdir(), 'ultrai-database-'))
const data = join(base, 'data')
const cluster = join(data, 'postgres')
const launchers: ChildProcess[] = []
beforeAll(() => chmodSync(base, 0o711))
afterAll(async () => {
  for (const launcher of launchers) launcher.kill('SIGKILL')
  await vi.waitFor(() => expect(readPostmaster(cluster)).toBeUndefined(), 60_000)
  rmSync(base, { recursive: true })
})

/** A process that starts the database as the launcher does, and tells its address. */
async function launcher(): Promise<{ child: ChildProcess; url: string; guard: number }> {
  const script = join(base, 'launcher.ts')
  const module = JSON.stringify(join(import.meta.dirname, 'database.ts'))
  writeFileSync(
    script,
    `import { startDatabase } from ${module}
     const database = await startDatabase(${JSON.stringify(data)})
     process.send({ url: database.url, guard: database.guard.pid() })
     process.on('message', async () => { await database.stop(); process.exit() })`,
  )
  const child = fork(script, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  launchers.push(child)
  const [message] = await once(child, 'message')
  return { child, ...message }
}

async function ask(url: string, question: string) {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {}) // Postgres is stopped under it
  await client.connect()
  try {
    return (await client.query(question)).rows[0]
  } finally {
    await client.end()
  }
}

test('a database is made, stopped, and found again with what was in it', async () => {
  const first = await launcher()
  await ask(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer')
  first.child.send('stop')
  await once(first.child, 'exit')
  expect(readPostmaster(cluster)).toBeUndefined()
  const second = await launcher()
  expect(await ask(second.url, 'SELECT answer FROM kept')).toEqual({ answer: 42 })
  second.child.send('stop')
  await once(second.child, 'exit')
})

test('it speaks UTF-8, and listens on no network', async () => {
  const { child, url } = await launcher()
  expect(await ask(url, 'SHOW server_encoding')).toEqual({ server_encoding: 'UTF8' })
  expect(await ask(url, 'SHOW listen_addresses')).toEqual({ listen_addresses: '' })
  child.send('stop')
  await once(child, 'exit')
})

test('Postgres ends in good order when the launcher is killed', async () => {
  const { child } = await launcher()
  child.kill('SIGKILL')
  await expect.poll(() => readPostmaster(cluster)).toBeUndefined()
  expect(readFileSync(join(data, 'postgres.log'), 'utf8')).toContain('database system is shut down')
})

test('a start right after the launcher was killed ends up with one Postgres', async () => {
  const first = await launcher()
  const before = readPostmaster(cluster)?.pid
  first.child.kill('SIGKILL')
  const second = await launcher()
  expect(readPostmaster(cluster)?.pid).not.toBe(before)
  expect(await ask(second.url, 'SELECT 1 AS one')).toEqual({ one: 1 })
  second.child.send('stop')
  await once(second.child, 'exit')
})

test.each(['guard', 'Postgres'])('a killed %s is replaced, at the same address', async (which) => {
  const { child, url, guard } = await launcher()
  const before = readPostmaster(cluster)?.pid
  if (before === undefined) throw new Error('no Postgres')
  process.kill(which === 'guard' ? guard : before, 'SIGKILL')
  await vi.waitFor(
    async () => {
      const now = readPostmaster(cluster)
      expect(now?.ready && now.pid !== before).toBe(true)
      expect(await ask(url, 'SELECT 1 AS one')).toEqual({ one: 1 })
    },
    { timeout: 60_000, interval: 100 },
  )
  child.send('stop')
  await once(child, 'exit')
})

test('the pid file of a Postgres that is long gone, its number now used by another, does not stop a start', async () => {
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n5432\n/tmp\n\n0 0\nready\n`)
  const { child, url } = await launcher()
  expect(await ask(url, 'SELECT 1 AS one')).toEqual({ one: 1 })
  child.send('stop')
  await once(child, 'exit')
})
