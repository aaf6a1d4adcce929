import { readdirSync, readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { vector } from '@electric-sql/pglite-pgvector'
import { afterAll, describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import type { Sql } from '../sql.ts'
import { exactMeaning } from './exact.ts'
import { toBytes } from './matrix.ts'
import type { Meaning } from './meaning.ts'
import { pgvectorMeaning } from './pgvector.ts'
import { copyVectors, preparePgvector } from './pgvector-copy.ts'
import { sqlOf } from './repo.ts'

const DIMENSIONS = 8
const MODEL = 'test'

/** A Postgres in this process that has pgvector, with our tables. The machine's own has not. */
async function postgresWithPgvector(): Promise<Sql> {
  const database = await PGlite.create({ extensions: { vector } })
  afterAll(() => database.close())
  const folder = new URL('../../../../prisma/migrations/', import.meta.url)
  for (const name of readdirSync(folder).sort())
    if (/^\d/.test(name)) await database.exec(readFileSync(new URL(`${name}/migration.sql`, folder), 'utf8'))
  const over = (at: Pick<PGlite, 'query'>): Pick<Sql, 'query'> => ({
    query: async <Row>(text: string, parameters: unknown[] = []) =>
      (await at.query<Row>(text, parameters)).rows,
  })
  return {
    ...over(database),
    transaction: (work) =>
      database.transaction((tx) =>
        work({ ...over(tx as never), transaction: () => Promise.reject() }),
      ) as never,
  }
}

const pglite = await postgresWithPgvector()
const app = await testApp()
const DRIVERS: [string, Sql, (sql: Sql) => Meaning, boolean][] = [
  ['exact', sqlOf(app.deps.db), (sql) => exactMeaning(sql), false],
  ['exact, with room for nothing', sqlOf(app.deps.db), (sql) => exactMeaning(sql, 1), false],
  ['pgvector, comparing each', pglite, (sql) => pgvectorMeaning(sql), true],
  ['pgvector, by its index', pglite, (sql) => pgvectorMeaning(sql, { small: 0 }), true],
]

let names = 0

/** A user's document with one chunk for each vector; null: a chunk without. */
async function document(
  sql: Sql,
  input: { userId?: number; vectors: (number[] | null)[]; model?: string; ready?: boolean },
): Promise<{ userId: number; documentId: number; textId: number; chunkIds: number[] }> {
  const name = `n${process.pid}-${++names}-${Math.random()}`
  const id = async (text: string, parameters: unknown[]) =>
    (await sql.query<{ id: number }>(`${text} RETURNING id`, parameters))[0]?.id ?? 0
  const userId =
    input.userId ??
    (await id(
      "INSERT INTO users (email, username, hashed_password, updated_at) VALUES ($1::text, 'x', 'x', now())",
      [name],
    ))
  const documentId = await id(
    `INSERT INTO documents (user_id, filename, file_type, size_bytes, sha256, blob_id, state, updated_at)
     VALUES ($1::int, 'x', 'text', 1, $2::text, gen_random_uuid(), 'ready', now())`,
    [userId, name],
  )
  const textId = await id(
    `INSERT INTO document_texts (document_id, version, pipeline_version, content, pages, skippable, coverage, ready_at)
     VALUES ($1::int, 1, 1, 'x', 1, '[]', '{}', CASE WHEN $2::boolean THEN now() END)`,
    [documentId, input.ready ?? true],
  )
  const chunkIds: number[] = []
  for (const [ordinal, numbers] of input.vectors.entries()) {
    const chunkId = await id(
      `INSERT INTO chunks (text_id, ordinal, page, start_offset, end_offset, words)
       VALUES ($1::int, $2::int, 1, 0, 1, ''::tsvector)`,
      [textId, ordinal],
    )
    chunkIds.push(chunkId)
    if (numbers)
      await sql.query(
        'INSERT INTO vectors (chunk_id, model, dimensions, values) VALUES ($1::int, $2::text, $3::int, $4::bytea)',
        [chunkId, input.model ?? MODEL, numbers.length, toBytes(unit(numbers))],
      )
  }
  return { userId, documentId, textId, chunkIds }
}

function unit(numbers: number[]): Float32Array {
  const length = Math.hypot(...numbers)
  return Float32Array.from(numbers, (number) => number / length)
}

/** A vector between the first two directions: 0 is the first, 1 the second. */
function towards(share: number): number[] {
  return [1 - share, share, ...new Array<number>(DIMENSIONS - 2).fill(0)]
}

describe.each(DRIVERS)('search/meaning contract test: %s', (_, sql, build, copies) => {
  const meaning = build(sql)
  const query = unit(towards(0))

  async function nearest(scope: { userId: number; documentId?: number }, limit = 10) {
    if (copies) {
      await preparePgvector(sql, DIMENSIONS)
      await copyVectors(sql, { model: MODEL, dimensions: DIMENSIONS })
    }
    return meaning.nearest({ scope, model: MODEL, vector: query, limit })
  }

  test('the nearest come first, with their cosine', async () => {
    const { userId, chunkIds } = await document(sql, { vectors: [towards(0.5), towards(0), towards(0.9)] })
    const found = await nearest({ userId })
    expect(found.map((near) => near.chunkId)).toEqual([1, 0, 2].map((index) => chunkIds[index]))
    expect(found[0]?.score).toBeCloseTo(1)
    expect(found[1]?.score).toBeCloseTo(Math.SQRT1_2)
  })

  test('only so many are given, and they are the best of all', async () => {
    const vectors = Array.from({ length: 700 }, (_, index) => towards(((index * 37) % 700) / 700))
    const { userId, chunkIds } = await document(sql, { vectors })
    const found = await nearest({ userId }, 5)
    const expected = [0, 1, 2, 3, 4].map(
      (rank) => chunkIds[vectors.findIndex((_, i) => (i * 37) % 700 === rank)],
    )
    expect(found.map((near) => near.chunkId)).toEqual(expected)
  })

  test('of equals, the one with the smaller id comes first, every time', async () => {
    const { userId, chunkIds } = await document(sql, { vectors: new Array(20).fill(towards(0.3)) })
    for (let time = 0; time < 3; time++)
      expect((await nearest({ userId })).map((near) => near.chunkId)).toEqual(chunkIds.slice(0, 10))
  })

  test('another user’s chunks are never found, however near', async () => {
    const other = await document(sql, { vectors: new Array(300).fill(towards(0)) })
    const mine = await document(sql, { vectors: [towards(0.8)] })
    expect((await nearest({ userId: mine.userId })).map((near) => near.chunkId)).toEqual(mine.chunkIds)
    expect(await nearest({ userId: mine.userId, documentId: other.documentId })).toEqual([])
  })

  test('one document may be asked for', async () => {
    const first = await document(sql, { vectors: [towards(0)] })
    const second = await document(sql, { userId: first.userId, vectors: [towards(0.5)] })
    const found = await nearest({ userId: first.userId, documentId: second.documentId })
    expect(found.map((near) => near.chunkId)).toEqual(second.chunkIds)
  })

  test('chunks without a vector of the model are not found, and are once they have one', async () => {
    const { userId, chunkIds } = await document(sql, { vectors: [null, towards(0.2)] })
    await document(sql, { userId, vectors: [towards(0)], model: 'another' })
    await document(sql, { userId, vectors: [[1, 0]] })
    expect((await nearest({ userId })).map((near) => near.chunkId)).toEqual([chunkIds[1]])
    await sql.query(
      'INSERT INTO vectors (chunk_id, model, dimensions, values) VALUES ($1::int, $2::text, $3::int, $4::bytea)',
      [chunkIds[0], MODEL, DIMENSIONS, toBytes(unit(towards(0.1)))],
    )
    expect((await nearest({ userId })).map((near) => near.chunkId)).toEqual(chunkIds)
  })

  test('what is in the trash, or has not been read to its end, is not found', async () => {
    const { userId, documentId } = await document(sql, { vectors: [towards(0)] })
    await document(sql, { userId, vectors: [towards(0)], ready: false })
    expect(await nearest({ userId })).toHaveLength(1)
    await sql.query('UPDATE documents SET deleted_at = now() WHERE id = $1::int', [documentId])
    expect(await nearest({ userId })).toEqual([])
  })

  test('what is deleted leaves nothing', async () => {
    const { userId, documentId } = await document(sql, { vectors: [towards(0)] })
    expect(await nearest({ userId })).toHaveLength(1)
    await sql.query('DELETE FROM documents WHERE id = $1::int', [documentId])
    expect(await nearest({ userId })).toEqual([])
  })
})

test('a server without the extension is told apart, and nothing is made there', async () => {
  expect(await preparePgvector(sqlOf(app.deps.db), DIMENSIONS)).toBe(false)
})

test('vectors that are too long to be indexed are left to the exact driver', async () => {
  expect(await preparePgvector(pglite, 2_001)).toBe(true)
  expect(await preparePgvector(pglite, 4_001)).toBe(false)
})

test('the index is used, and its settings end with the search', async () => {
  const vectors = Array.from({ length: 50 }, (_, index) => towards(index / 50))
  const { userId } = await document(pglite, { vectors })
  await copyVectors(pglite, { model: MODEL, dimensions: DIMENSIONS })
  expect(
    await pgvectorMeaning(pglite, { small: 0 }).nearest({
      scope: { userId },
      model: MODEL,
      vector: unit(towards(0)),
      limit: 50,
    }),
  ).toHaveLength(50)
  const [after] = await pglite.query<{ scan: string }>(
    "SELECT current_setting('hnsw.iterative_scan') AS scan",
  )
  expect(after?.scan).toBe('off')
})
