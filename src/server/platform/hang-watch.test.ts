import { connect, createServer, type Socket } from 'node:net'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, expect, inject, test } from 'vitest'
import { watchForHangs } from './hang-watch.ts'

/** A door to Postgres that can be held shut: what comes stays in it, as with a server that was stopped. */
let isShut = false
const waiting: (() => void)[] = []
const given = new URL(inject('postgres'))
const to = `${given.searchParams.get('host')}/.s.PGSQL.5432`
const sockets = new Set<Socket>()
const door = createServer((near) => {
  const far = connect(to)
  for (const [from, into] of [
    [near, far],
    [far, near],
  ] as const) {
    sockets.add(from)
    from.on('data', (bytes) => (isShut ? waiting.push(() => into.write(bytes)) : into.write(bytes)))
    from.on('close', () => into.destroy())
    from.on('error', () => into.destroy())
  }
})
await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
const address = door.address()
const port = typeof address === 'object' && address ? address.port : 0
const url = `postgresql://${given.username}@127.0.0.1:${port}${given.pathname}`
const pool = new pg.Pool({ connectionString: url, max: 3 })
pool.on('error', () => {})
const watch = watchForHangs(pool, { url, log: pino({ level: 'silent' }) })
afterAll(async () => {
  watch.stop()
  for (const open of waiting) open()
  await pool.end()
  for (const socket of sockets) socket.destroy()
  door.close()
})

test('a long statement is left alone while the server answers others', async () => {
  await expect(pool.query('SELECT pg_sleep(3)')).resolves.toBeDefined()
})

test('nobody waits for a server that hangs, and it is used again when it is back', async () => {
  await pool.query('SELECT 1')
  isShut = true
  await expect(pool.query('SELECT 1')).rejects.toThrow('Connection terminated')
  isShut = false
  await expect(pool.query('SELECT 1')).resolves.toBeDefined()
})
