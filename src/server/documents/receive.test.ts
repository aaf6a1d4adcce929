import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { MAX_FILE_BYTES } from '#contracts/document.ts'
import { readWhole } from '#server/platform/blobs/blobs.ts'
import { openBlobs } from '#server/platform/blobs/open.ts'
import { AppError, toAppError } from '#server/platform/errors.ts'
import { codeOf, testApp } from '#test/app.ts'
import { receive } from './receive.ts'

const app = await testApp()
const { user, caller } = await app.signUp('ada')

async function* inChunks(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

function text(bytes: number, seed: string): Uint8Array {
  const phrase = `${seed} words and more words. `
  return new TextEncoder().encode(phrase.repeat(Math.ceil(bytes / phrase.length)).slice(0, bytes))
}

function send(bytes: Uint8Array, announcedBytes: number | null = null, filename = 'a.txt') {
  return receive(app.deps, { userId: user.id, filename, announcedBytes, body: inChunks(bytes, 100_000) })
}

function sendWith(deps: Partial<typeof app.deps>, words: string) {
  const input = {
    userId: user.id,
    filename: 'a.txt',
    announcedBytes: null,
    body: inChunks(text(600_000, words), 100_000),
  }
  return receive({ ...app.deps, ...deps }, input).catch((error: unknown) => {
    throw new AppError(toAppError(error).code)
  })
}

const pool = new pg.Pool({ connectionString: app.deps.env.databaseUrl, max: 2 })
pool.on('error', () => undefined)
afterAll(() => pool.end())

/** The pool, in which the second of such statements fails. */
function failing(statement: RegExp, error: Error): pg.Pool {
  let seen = 0
  return Object.assign(Object.create(pool), {
    query(...given: unknown[]) {
      if (statement.test(String(given[0])) && ++seen === 2) return Promise.reject(error)
      return Reflect.apply(pool.query, pool, given)
    },
  })
}

async function nothingLeft(work: () => Promise<unknown>): Promise<string> {
  const before = await rows()
  const code = await codeOf(work())
  expect(await rows()).toEqual(before)
  return code
}

async function rows() {
  const { db } = app.deps
  return [await db.document.count(), await db.blob.count(), await db.blobPiece.count(), await db.job.count()]
}

test.each([1, 262_143, 262_144, 262_145])('a file of %i bytes is stored as it was sent', async (size) => {
  const bytes = text(size, `file of ${size}`)
  const { documentId } = await send(bytes, size)
  const row = await app.deps.db.document.findUniqueOrThrow({ where: { id: documentId } })
  expect(row.sizeBytes).toBe(size)
  const stored = await readWhole(app.deps.blobs, row.blobId)
  expect(createHash('sha256').update(stored).digest('hex')).toBe(row.sha256)
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(row.sha256)
})

describe('refused at the door, with nothing left behind', () => {
  const tooLarge = text(MAX_FILE_BYTES + 1, 'large')
  test('one byte too many, announced', async () => {
    expect(await nothingLeft(() => send(tooLarge, tooLarge.length))).toBe('document.too_large')
  })
  test('one byte too many, not announced', async () => {
    expect(await nothingLeft(() => send(tooLarge))).toBe('document.too_large')
  })
  test('an empty file', async () => {
    expect(await nothingLeft(() => send(new Uint8Array()))).toBe('document.empty')
  })
  test('less than was announced', async () => {
    expect(await nothingLeft(() => send(text(10, 'cut'), 20))).toBe('document.upload_incomplete')
  })
  test('a picture that calls itself a PDF', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    expect(await nothingLeft(() => send(png, null, 'holiday.pdf'))).toBe('document.disguised')
  })
  test('a file without a name', async () => {
    expect(await nothingLeft(() => send(text(10, 'nameless'), null, ' / '))).toBe('document.name_missing')
  })
  test('a connection that breaks', async () => {
    async function* broken() {
      yield text(300_000, 'broken')
      throw new Error('reset')
    }
    const input = { userId: user.id, filename: 'a.txt', announcedBytes: null, body: broken() }
    await nothingLeft(() => receive(app.deps, input))
  })
})

describe('a full disk, with nothing left behind', () => {
  /** As Postgres says it. */
  const full = Object.assign(new Error('could not extend file "base/1/2": No space left on device'), {
    code: '53100',
  })

  test('while the bytes come', async () => {
    const blobs = openBlobs({
      pool: failing(/INSERT INTO blob_pieces/, full),
      driver: 'postgres',
      s3: null,
      log: app.deps.log,
    })
    expect(await nothingLeft(() => sendWith({ blobs }, 'full at the bytes'))).toBe('service.storage_full')
  })

  test('when the document is written', async () => {
    const queue = { ...app.deps.queue, send: () => Promise.reject(full) }
    expect(await nothingLeft(() => sendWith({ queue }, 'full at the row'))).toBe('service.storage_full')
  })
})

describe('the same bytes again', () => {
  test('are a duplicate that names the first', async () => {
    const { documentId } = await send(text(50, 'twice'))
    const error = await send(text(50, 'twice'), null, 'other.txt').catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'document.duplicate', details: { documentId } })
  })

  test('after a deletion are offered for restoring', async () => {
    const { documentId } = await send(text(50, 'deleted'))
    await caller.documents.remove({ id: documentId })
    expect(await codeOf(send(text(50, 'deleted')))).toBe('document.duplicate_in_trash')
    await caller.documents.restore({ id: documentId })
    expect((await caller.documents.get({ id: documentId })).deletedAt).toBeNull()
  })

  test('deleted while being read, come back on their way', async () => {
    const { documentId } = await send(text(55, 'undone'))
    await caller.documents.remove({ id: documentId })
    expect((await caller.documents.get({ id: documentId })).state).toBe('cancelled')
    expect((await caller.documents.restore({ id: documentId })).state).toBe('queued')
  })

  test('sent at once by one user make one document', async () => {
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => send(text(60, 'at once'))))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of all)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          code: 'document.duplicate',
          details: { documentId: expect.any(Number) },
        })
  })

  test('of another user are a document of their own', async () => {
    const other = await app.signUp('bob')
    await send(text(70, 'shared'))
    const { documentId } = await app.upload(other.user, 'a.txt', text(70, 'shared'))
    expect((await other.caller.documents.list()).rows.map((row) => row.id)).toEqual([documentId])
  })
})
