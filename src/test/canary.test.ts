import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '#server/platform/log.ts'
import { createWebServer } from '#web/server.ts'
import { openMetricsPort } from '#worker/metrics-port.ts'
import { startWorker } from '#worker/start.ts'
import { settled, testApp } from './app.ts'

/** Words that nobody may find anywhere but in the answers of their owner. */
const CANARY = {
  password: 'canary-password-4711-is-long',
  text: 'CanaryOfTheDocument',
  question: 'CanaryOfTheQuestion',
  key: 'sk-canary-of-the-provider',
  filename: 'canary-of-the-name.txt',
  query: 'CanaryOfTheSearch',
}

const TOKEN = 'a-token-of-the-tests-own'
const app = await testApp({ env: { OPENAI_API_KEY: CANARY.key, METRICS_TOKEN: TOKEN, METRICS_PORT: '0' } })
const lines: string[] = []
const deps = { ...app.deps, log: createLog('worker', 'debug', { write: (line) => void lines.push(line) }) }
const server = createWebServer(deps, (_, response) => void response.end('a page'), {
  draining: false,
  endStreams() {},
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const worker = await startWorker(deps)
afterAll(async () => {
  server.close()
  await worker.stop()
})
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

test('canaries are in no line of the log and in no metric; each line of the work has request, user and job', async () => {
  const person = { email: 'ada@example.org', username: 'ada', password: CANARY.password }
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  await post('/api/v2/auth/register', person)
  await post('/api/v2/auth/login', { ...person, password: `${CANARY.password}!` })
  const { access_token } = await (await post('/api/v2/auth/login', person)).json()
  const authorization = `Bearer ${access_token}`

  const id = 'request-of-the-upload'
  const upload = await fetch(`${base}/api/upload`, {
    method: 'POST',
    headers: { authorization, 'x-file-name': CANARY.filename, 'x-request-id': id },
    body: `The rent of ${CANARY.text} is 900 dollars a month.`,
  })
  const { documentId, jobId } = await upload.json()
  const state = () => deps.db.job.findUniqueOrThrow({ where: { id: jobId } }).then((job) => job.state)
  expect(await settled(state)).toBe('done')
  expect((await deps.db.job.findUniqueOrThrow({ where: { id: jobId } })).requestId).toBe(id)

  const question = `What is the rent of ${CANARY.question}?`
  await post('/api/trpc/analyses.ask', { documentId, template: 'question', question }, { authorization })
  await fetch(
    `${base}/api/trpc/search.query?input=${encodeURIComponent(JSON.stringify({ query: CANARY.query }))}`,
    {
      headers: { authorization },
    },
  )
  // Odd requests: what they say is not repeated either.
  await fetch(`${base}/${CANARY.text}?token=${access_token}`, {
    headers: { 'x-request-id': `${CANARY.text} !` },
  })
  await post(
    '/api/trpc/documents.rename',
    { id: documentId, filename: { [CANARY.text]: 1 } },
    { authorization },
  )
  // A file that can't be read fails in the worker, and is logged there.
  const broken = await fetch(`${base}/api/upload`, {
    method: 'POST',
    headers: {
      authorization,
      'x-file-name': `broken-${CANARY.filename}.pdf`,
      'x-request-id': 'request-of-the-broken',
    },
    body: `%PDF-1.7\n${CANARY.text}`,
  })
  const { jobId: brokenJob } = await broken.json()
  await settled(() => deps.db.job.findUniqueOrThrow({ where: { id: brokenJob } }).then((job) => job.state))

  const metrics = await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  const text = await metrics.text()
  expect(text).toContain('ultrai_jobs_ended_total{kind="ingest",outcome="done"} 1')
  expect(text).toContain('ultrai_jobs_ended_total{kind="ingest",outcome="refused"} 1')
  expect(text).toMatch(/ultrai_job_stage_seconds_count\{kind="ingest",stage="parsing"\} [12]/)
  expect(text).toContain('ultrai_uploads_total{outcome="accepted"} 2')

  const log = lines.join('')
  expect(log).toContain('"route":"upload"')
  for (const canary of [...Object.values(CANARY), access_token, TOKEN, 'ada@example.org']) {
    expect(log).not.toContain(canary)
    expect(text).not.toContain(canary)
  }
  const failed = lines.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'job failed')
  expect(failed).toMatchObject({ request: 'request-of-the-broken', user: expect.any(Number), job: brokenJob })
})

test('the worker answers on a port of its own, to whoever has the token', async () => {
  const port = openMetricsPort({ ...deps, env: { ...deps.env, host: '127.0.0.1' } })
  afterAll(() => port.close())
  const at = await port.listening
  const get = (path: string, headers = {}) =>
    new Promise<number>((resolve, reject) => {
      request({ host: '127.0.0.1', port: at, path, headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })
  expect(await get('/health/live')).toBe(200)
  expect(await get('/metrics')).toBe(401)
  expect(await get('/metrics', { authorization: `Bearer ${TOKEN}` })).toBe(200)
  expect(await get('/documents')).toBe(404)
})
