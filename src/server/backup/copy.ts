import { createHash } from 'node:crypto'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { quote, selectFrom, type Table } from './tables.ts'

/** A session whose rows look the same on every server. */
export async function openSession(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'ultrai-backup',
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  })
  client.on('error', () => {}) // whoever queries next is told
  await client.connect()
  await client.query(
    `SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex';
     SET extra_float_digits = 3; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0;
     SET client_encoding = 'UTF8'`,
  )
  return client
}

/** A table's rows as text, a line each. */
export function copyOut(client: pg.Client, table: Table): Readable {
  return client.query(to(`COPY (${selectFrom(table)}) TO STDOUT`))
}

/** Appends lines to a table. */
export async function copyIn(
  client: pg.Client,
  table: Pick<Table, 'name' | 'columns'>,
  lines: Readable,
): Promise<void> {
  const columns = table.columns.map(quote).join(', ')
  await pipeline(lines, client.query(from(`COPY ${quote(table.name)} (${columns}) FROM STDIN`)))
}

export interface Sum {
  sha256: string
  bytes: number
  /** Line ends; within a row COPY writes them as `\n`. */
  lines: number
}

/** Lets bytes pass and adds them up. */
export function adding(done: (sum: Sum) => void): Transform {
  const hash = createHash('sha256')
  let [bytes, lines] = [0, 0]
  return new Transform({
    transform(piece: Buffer, _, next) {
      hash.update(piece)
      bytes += piece.byteLength
      for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) lines += 1
      next(null, piece)
    },
    flush(next) {
      done({ sha256: hash.digest('hex'), bytes, lines })
      next()
    },
  })
}

/** Reads to the end and adds up. */
export async function sumOf(bytes: Readable): Promise<Sum> {
  const { promise, resolve } = Promise.withResolvers<Sum>()
  const counted = adding(resolve)
  counted.resume()
  await pipeline(bytes, counted)
  return promise
}
