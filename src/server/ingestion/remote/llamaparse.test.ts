import { afterEach, expect, test } from 'vitest'
import { JOB, llamaParseServer, RESULT, UPLOAD } from '#test/llamaparse-server.ts'
import { llamaParse } from './llamaparse.ts'

type Odd = Awaited<ReturnType<typeof llamaParseServer>>['odd']
const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function service(odd: Odd = {}) {
  const { url, seen, close } = await llamaParseServer(undefined, odd)
  closing.push(close)
  const settings = { url, apiKey: 'llx-key', deadlineMs: 5_000, firstWaitMs: 5 }
  const file = {
    bytes: new Uint8Array([1, 2, 3]),
    filename: 'scan.pdf',
    signal: new AbortController().signal,
  }
  return { settings, file, seen }
}

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

const failures: [string, Odd, RegExp][] = [
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
