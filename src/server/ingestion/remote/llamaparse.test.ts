import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { llamaParse } from './llamaparse.ts'

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** A service that speaks the protocol: done at the third look, unless `odd` answers instead. */
async function service(odd: Record<string, Answer> = {}) {
  const seen: string[] = []
  let looks = 0
  const json = (response: ServerResponse, value: unknown) => response.end(JSON.stringify(value))
  const usual: Record<string, Answer> = {
    'POST /api/v1/parsing/upload': (_, response) => json(response, { id: 'job-1', status: 'PENDING' }),
    'GET /api/v1/parsing/job/job-1': (_, response) =>
      json(response, { id: 'job-1', status: ++looks < 3 ? 'PENDING' : 'SUCCESS' }),
    'GET /api/v1/parsing/job/job-1/result/json': (_, response) =>
      json(response, { pages: [{ page: 1, text: 'One.', md: '# One.' }, { page: 2 }], job_metadata: {} }),
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += piece
    const name = `${request.method} ${request.url}`
    seen.push(`${name} ${request.headers.authorization} ${/filename="([^"]*)"/.exec(body)?.[1] ?? ''}`)
    const answer = odd[name] ?? usual[name]
    if (answer) answer(request, response, body)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = { url, apiKey: 'llx-key', deadlineMs: 5_000, firstWaitMs: 5 }
  const file = {
    bytes: new Uint8Array([1, 2, 3]),
    filename: 'scan.pdf',
    signal: new AbortController().signal,
  }
  return { settings, file, seen }
}

const UPLOAD = 'POST /api/v1/parsing/upload'
const JOB = 'GET /api/v1/parsing/job/job-1'
const RESULT = `${JOB}/result/json`

test('a file is uploaded, waited for and fetched, always with the key', async () => {
  const { settings, file, seen } = await service()
  expect(await llamaParse(settings, file)).toEqual([
    { page: 1, text: 'One.' },
    { page: 2, text: '' },
  ])
  expect(seen).toEqual([
    `${UPLOAD} Bearer llx-key scan.pdf`,
    ...Array(3).fill(`${JOB} Bearer llx-key `),
    `${RESULT} Bearer llx-key `,
  ])
})

const failures: [string, Record<string, Answer>, RegExp][] = [
  ['a wrong key', { [UPLOAD]: (_, response) => response.writeHead(401).end() }, /answered 401/],
  ['a limit', { [UPLOAD]: (_, response) => response.writeHead(429).end() }, /answered 429/],
  ['a breakdown', { [JOB]: (_, response) => response.writeHead(503).end('sorry') }, /answered 503/],
  ['a job that fails', { [JOB]: (_, response) => response.end('{"status":"ERROR"}') }, /ended as ERROR/],
  ['broken JSON', { [RESULT]: (_, response) => response.end('{"pages": [') }, /JSON/],
  ['an answer of another shape', { [RESULT]: (_, response) => response.end('{"pages": 3}') }, /pages/],
  ['a connection cut', { [RESULT]: (request) => request.socket.destroy() }, /fetch failed|terminated/],
  [
    'a way to another place',
    { [JOB]: (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end() },
    /fetch failed/,
  ],
]
test.each(failures)('%s is an error', async (_, odd, message) => {
  const { settings, file } = await service(odd)
  await expect(llamaParse(settings, file)).rejects.toThrow(message)
})

test('a service that hangs, or is never done, is given up at the deadline', async () => {
  const hanging = await service({ [JOB]: () => undefined })
  const soon = { ...hanging.settings, deadlineMs: 200 }
  await expect(llamaParse(soon, hanging.file)).rejects.toThrow(/timeout/i)
  const endless = await service({ [JOB]: (_, response) => response.end('{"status":"PENDING"}') })
  await expect(llamaParse({ ...endless.settings, deadlineMs: 200 }, endless.file)).rejects.toThrow()
})

test('a cancelled reading stops asking', async () => {
  const { settings, file } = await service({ [JOB]: () => undefined })
  const controller = new AbortController()
  const asking = llamaParse(settings, { ...file, signal: controller.signal })
  setTimeout(() => controller.abort(new Error('cancelled')), 50)
  await expect(asking).rejects.toThrow('cancelled')
})
