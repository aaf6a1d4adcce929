import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { coverage } from '#contracts/document.ts'
import { testApp } from '#test/app.ts'
import { JOB, llamaParseServer, UPLOAD } from '#test/llamaparse-server.ts'
import { blankScan, png } from '#test/scans.ts'
import { createWebServer } from './server.ts'

/** The app must know its address before it answers there; a port that is let go again may be taken by others. */
const server = createServer()
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const READ = 'Either party may end this lease.'
const service = await llamaParseServer([{ page: 1, text: READ }], {}, 1_000)
const app = await testApp({
  env: {
    LLAMAPARSE_API_KEY: 'llx-key',
    LLAMAPARSE_URL: service.url,
    LLAMAPARSE_CALLBACK: 'true',
    PUBLIC_URL: base,
  },
})
const { user } = await app.signUp('ada')
const state = { draining: false, endStreams() {} }
const web = createWebServer(app.deps, (_, response) => void response.end(), state)
server.on('request', (...asked) => web.emit('request', ...asked))
await app.startWorker()
afterAll(() => {
  server.close()
  service.close()
})

const looks = () => service.seen.filter((request) => request.startsWith(`${JOB} `)).length

test('a service that calls when it is done is asked once before and once after', async () => {
  const reading = app.ready(user, 'scan.png', png(blankScan(300, 300, 200)))
  await expect.poll(looks).toBe(1)
  await service.finish()
  const documentId = await reading
  expect(looks()).toBe(2)
  expect(service.seen[0]).toMatch(UPLOAD)
  const text = await app.deps.db.documentText.findFirstOrThrow({ where: { documentId } })
  expect(text.content).toBe(READ)
  expect(coverage.parse(text.coverage)).toMatchObject({ remote: 'yes' })
})

test('nobody else can call: an address with another id, another signature or none is not there', async () => {
  const post = (path: string, method = 'POST') =>
    fetch(`${base}/api/remote-parser/${path}`, { method }).then((response) => response.status)
  const [id, signature] = new URL(service.webhook ?? '').pathname.split('/').at(-1)?.split('.') ?? []
  expect(await post(`${id}.${signature}`)).toBe(204)
  expect(await post(`${id}.${signature}`, 'GET')).toBe(405)
  for (const wrong of [
    `${crypto.randomUUID()}.${signature}`,
    `${id}.${'0'.repeat(64)}`,
    `${id}.`,
    `${id}`,
    '',
    '%00',
    `${id}.${signature}/more`,
  ])
    expect(await post(wrong)).toBe(404)
})

test('the address is short enough for the service, and names neither the document nor its owner', () => {
  const path = new URL(service.webhook ?? '').pathname
  expect(path).toMatch(/^\/api\/remote-parser\/[0-9a-f-]{36}\.[0-9a-f]{64}$/)
  expect(path.length).toBeLessThan(150)
})
