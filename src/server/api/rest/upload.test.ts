import { describe, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { restServer } from '#test/rest-server.ts'

const app = await testApp({ env: { MAX_FILE_SIZE_BYTES: '2000000' } })
const { call, account } = await restServer(app)
const token = await account('ada')
const { db } = app.deps

async function nameOf({ json }: { json: { document_id: number } }): Promise<string> {
  return (await db.document.findUniqueOrThrow({ where: { id: json.document_id } })).filename
}

function form(field: string, content: string, name = 'Übersicht.md') {
  const body = new FormData()
  body.append('note', 'a field that nobody asked for')
  body.append(field, new Blob([content]), name)
  return call('POST', '/upload', { token, body })
}

test('a form with a file', async () => {
  const reply = await form('file', '# By a form')
  expect(reply.status).toBe(201)
  expect(await nameOf(reply)).toBe('Übersicht.md')
  const { sizeBytes } = await db.document.findUniqueOrThrow({ where: { id: reply.json.document_id } })
  expect(sizeBytes).toBe(11)
})

test.each([
  [{ 'x-file-name': encodeURIComponent('Ärger.txt') }, 'Ärger.txt'],
  [{ 'content-disposition': 'attachment; filename="a \\"quoted\\" name.txt"' }, 'a "quoted" name.txt'],
  [{ 'content-disposition': "attachment; filename=x.txt; filename*=UTF-8''%C3%9C.txt" }, 'Ü.txt'],
])('a file as the body, named by %o', async (headers, name) => {
  const reply = await call('POST', '/upload', { token, body: `the bytes of ${name}`, headers })
  expect(await nameOf(reply)).toBe(name)
})

describe('refused, with nothing left behind', () => {
  const stream = () =>
    new ReadableStream({
      start(controller) {
        for (let i = 0; i < 3; i++) controller.enqueue(new Uint8Array(1_000_000).fill(65))
        controller.close()
      },
    })
  test.each([
    ['a form without a file', 400, () => form('attachment', 'x')],
    ['a form that is none', 400, () => raw('x', { 'content-type': 'multipart/form-data' })],
    [
      'a form that ends early',
      400,
      () =>
        raw('--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf', {
          'content-type': 'multipart/form-data; boundary=b',
        }),
    ],
    ['no name', 400, () => raw('words')],
    ['a name that can’t be decoded', 400, () => raw('words', { 'x-file-name': '%E0%A4%A' })],
    ['an empty file', 422, () => raw('', { 'x-file-name': 'a.txt' })],
    ['a byte too many, as announced', 413, () => raw('x'.repeat(2_000_001), { 'x-file-name': 'a.txt' })],
    [
      'bytes too many, unannounced',
      413,
      () => call('POST', '/upload', { token, body: stream(), headers: { 'x-file-name': 'a.txt' } }),
    ],
    ['a form with bytes too many', 413, () => form('file', 'x'.repeat(2_000_001))],
    ['another kind under a text’s name', 415, () => raw('\u0000\u0001\u0002MZ', { 'x-file-name': 'a.txt' })],
  ])('%s', async (_, status, send) => {
    const before = [await db.document.count(), await db.blob.count()]
    expect((await send()).status).toBe(status)
    await expect.poll(async () => [await db.document.count(), await db.blob.count()]).toEqual(before)
  })

  function raw(body: string, headers: Record<string, string> = {}) {
    return call('POST', '/upload', { token, body, headers })
  }
})
