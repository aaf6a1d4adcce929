import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { type TestApp, testApp } from '#test/app.ts'
import { s3ForTests } from '#test/s3-server.ts'
import { createWebServer } from './server.ts'

const LIMIT = 26_214_400
const s3 = await s3ForTests()
const kept = await served(await testApp({ env: { MAX_UPLOADS_PER_DAY_PER_USER: '30' } }))
const bucket = await served(await testApp({ env: s3.env }))
const direct = await served(await testApp({ env: { ...s3.env, S3_DIRECT_DOWNLOADS: 'true' } }))
afterEach(() => {
  s3.fault = null
})

async function served(app: TestApp) {
  const { user, cookie } = await app.signUp('ada')
  const state = { draining: false, endStreams() {} }
  const server = createWebServer(app.deps, (_, response) => void response.end('the page'), state)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { app, user, cookie, server, port, base: `http://127.0.0.1:${port}` }
}

type Served = typeof kept

/** Readable text of so many bytes, unlike any other. */
function text(bytes: number, seed: string): Buffer {
  return Buffer.alloc(bytes, `${seed} words and more words. `)
}

async function upload(at: Served, body: Buffer | ReadableStream, name = 'a.txt') {
  const headers = { cookie: at.cookie, 'x-file-name': encodeURIComponent(name) }
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const answer = await fetch(`${at.base}/api/upload`, init)
  return { status: answer.status, headers: answer.headers, json: await answer.json() }
}

function download(at: Served, id: number, query = '', init: RequestInit = {}) {
  const url = `${at.base}/api/documents/${id}/file${query}`
  return fetch(url, { headers: { cookie: at.cookie }, redirect: 'manual', ...init })
}

async function rows({ app }: Served) {
  const { db } = app.deps
  return [await db.document.count(), await db.blob.count(), await db.blobPiece.count(), await db.job.count()]
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const MIB = 1_048_576

describe.each([
  ['Postgres', kept],
  ['S3', bucket],
])('files in %s', (_, at) => {
  test.each([9.9, 10.1, 24.9, 25])('%d MiB: what is stored and given back is what was sent', async (size) => {
    const bytes = text(Math.floor(size * MIB), `${size} MiB`)
    const { status, json } = await upload(at, bytes)
    expect(status).toBe(201)
    const row = await at.app.deps.db.document.findUniqueOrThrow({ where: { id: json.documentId } })
    expect([row.sizeBytes, row.sha256]).toEqual([bytes.length, sha256(bytes)])
    const given = Buffer.from(await (await download(at, json.documentId)).arrayBuffer())
    expect(sha256(given)).toBe(sha256(bytes))
  })

  test.each([
    ['announced', (bytes: Buffer) => bytes],
    ['not announced', (bytes: Buffer) => new Blob([new Uint8Array(bytes)]).stream()],
  ])('one byte more, %s: 413, and nothing is left', async (_, form) => {
    const before = [await rows(at), s3.objects.size, s3.uploads.size]
    const { status, json } = await upload(at, form(text(LIMIT + 1, 'too large')))
    expect([status, json.code, json.message]).toEqual([
      413,
      'document.too_large',
      'This file is larger than 25 MiB.',
    ])
    expect([await rows(at), s3.objects.size, s3.uploads.size]).toEqual(before)
  })

  test('whoever downloads slowly makes the server wait, not hold the file', async () => {
    const { json } = await upload(at, text(LIMIT, 'slow'))
    const read = vi.spyOn(at.app.deps.blobs, 'read')
    let taken = 0
    read.mockImplementation(async function* (this: unknown, id) {
      read.mockRestore()
      for await (const piece of at.app.deps.blobs.read(id)) {
        taken += piece.byteLength
        yield piece
      }
    })
    // A connection of its own making, which takes one piece and no more: in a socket's buffers, which the
    // kernel lets grow, a whole file may find room.
    const reader = new Duplex({ read() {}, write() {} })
    at.server.emit('connection', reader)
    reader.push(
      `GET /api/documents/${json.documentId}/file HTTP/1.1\r\nhost: x\r\ncookie: ${at.cookie}\r\n\r\n`,
    )
    await expect.poll(() => taken).toBeGreaterThan(0)
    await pause(400)
    expect(taken).toBeLessThan(4 * MIB)
    reader.destroy()
  })
})

describe('names', () => {
  test.each([
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['..\\..\\windows\\a.txt', 'a.txt'],
    ['a\r\nset-cookie: x=1\r\n.txt', 'aset-cookie: x=1.txt'],
    ['invoice\u202etxt.exe.txt', 'invoicetxt.exe.txt'],
    [`${'n'.repeat(10_000)}.txt`, `${'n'.repeat(251)}.txt`],
  ])('%j is stored as %j, and downloads under it', async (given, stored) => {
    const { status, json } = await upload(bucket, text(20, given.slice(0, 12)), given)
    expect(status).toBe(201)
    const row = await bucket.app.deps.db.document.findUniqueOrThrow({ where: { id: json.documentId } })
    expect(row.filename).toBe(stored)
    const { headers } = await download(bucket, json.documentId)
    expect(headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(stored)}`)
    expect(headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('set-cookie')).toBeNull()
  })
})

describe('a bucket in trouble', () => {
  const forbid: typeof s3.fault = (_, response) => {
    response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    return true
  }

  test('is said at the upload, and nothing is left', async () => {
    const before = await rows(bucket)
    s3.fault = forbid
    const { status, json } = await upload(bucket, text(30, 'while away'))
    expect([status, json.code]).toEqual([503, 'service.storage'])
    s3.fault = null
    const [documents, , , jobs] = await rows(bucket)
    expect([documents, jobs]).toEqual([before[0], before[3]])
  })

  test('is said at the download, before an answer has begun', async () => {
    const { json } = await upload(bucket, text(30, 'asked for while away'))
    s3.fault = forbid
    const answer = await download(bucket, json.documentId)
    expect([answer.status, (await answer.json()).code]).toEqual([503, 'service.storage'])
  })
})

describe('links', () => {
  test('to what is in a bucket end after a minute, and are a download', async () => {
    const { json } = await upload(bucket, text(40, 'linked'), 'Übersicht.txt')
    const answer = await download(bucket, json.documentId, '?link=1')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const { url, expiresAt } = await answer.json()
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('60')
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000)
    const given = await fetch(url)
    expect(await given.text()).toBe(text(40, 'linked').toString())
    expect(given.headers.get('content-disposition')).toMatch(/^attachment; .*%C3%9Cbersicht\.txt$/)
  })

  test('to what is in Postgres are our own', async () => {
    const { json } = await upload(kept, text(40, 'linked'))
    expect(await (await download(kept, json.documentId, '?link=1')).json()).toEqual({
      url: `/api/documents/${json.documentId}/file`,
      expiresAt: null,
    })
  })

  test('are given to the owner only', async () => {
    const { json } = await upload(bucket, text(40, 'mine'))
    const bob = await bucket.app.signUp('bob')
    const as = (cookie: string) => download(bucket, json.documentId, '?link=1', { headers: { cookie } })
    expect([(await as(bob.cookie)).status, (await as('')).status]).toEqual([404, 401])
  })

  test('are followed at once where downloads are direct; the viewer’s own fetch is not', async () => {
    const { json } = await upload(direct, text(40, 'direct'))
    const answer = await download(direct, json.documentId)
    expect(answer.status).toBe(302)
    expect(await (await fetch(answer.headers.get('location') ?? '')).text()).toBe(
      text(40, 'direct').toString(),
    )
    expect((await download(direct, json.documentId, '?inline=1')).status).toBe(200)
  })
})

test('HEAD tells of a file without reading it', async () => {
  const { json } = await upload(bucket, text(40, 'head'))
  const before = s3.requests.length
  const { status, headers } = await download(bucket, json.documentId, '', {
    method: 'HEAD',
    headers: { cookie: bucket.cookie },
  })
  expect([status, headers.get('content-length'), s3.requests.length - before]).toEqual([200, '40', 0])
})

test('used up for today: 429 before the body is read, with the time at which it opens again', async () => {
  const { db } = kept.app.deps
  await db.$executeRaw`INSERT INTO upload_days VALUES (${kept.user.id}, (now() AT TIME ZONE 'utc')::date, 30)
    ON CONFLICT (user_id, day) DO UPDATE SET count = 30`
  const answer = await new Promise<{ status: number; retryAfter: number; code: string }>(
    (resolve, reject) => {
      const request = httpRequest(`${kept.base}/api/upload`, {
        method: 'POST',
        headers: { cookie: kept.cookie, 'x-file-name': 'a.txt', 'content-length': String(MIB) },
      })
      request.on('error', reject).on('response', async (response) => {
        const words = Buffer.concat(await response.toArray()).toString()
        resolve({
          status: response.statusCode ?? 0,
          retryAfter: Number(response.headers['retry-after']),
          code: JSON.parse(words).code,
        })
        request.destroy()
      })
      // Of a mebibyte that was announced, one byte comes.
      request.write('x')
    },
  )
  expect(answer).toMatchObject({ status: 429, code: 'limit.uploads_per_day' })
  expect(answer.retryAfter).toBeGreaterThan(0)
  expect(answer.retryAfter).toBeLessThanOrEqual(86_400)
})
