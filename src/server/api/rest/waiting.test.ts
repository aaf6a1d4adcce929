import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { restServer } from '#test/rest-server.ts'
import { answerOf, scriptedModel } from '#test/scripted-model.ts'

let open = () => {}
const gate = new Promise<void>((resolve) => {
  open = resolve
})
/** Begins to answer when the gate opens. */
const slow = scriptedModel('scripted/slow', () => '', {
  async *generate() {
    await gate
    const quote = 'The notice period is 90 days.'
    yield { type: 'text', text: answerOf({ text: quote, quotes: [quote] }) }
    yield { type: 'usage', inputTokens: 1_000_000, outputTokens: 0 }
  },
})
const app = await testApp({ env: { ANSWER_WAIT_SECONDS: '0.3' }, providers: [slow] })
const { call, account } = await restServer(app)
const ada = await account('ada')
const stored = await call('POST', '/documents', {
  token: ada,
  json: { filename: 'lease.md', content: '# Lease\n\nThe notice period is 90 days.\n' },
})
const json = { document_id: stored.json.id, llm_provider: 'scripted', prompt: 'How long is the notice?' }
const ask = (headers = {}) => call('POST', '/analyses', { token: ada, json, headers })
const jobAt = (location: string | null) =>
  call('GET', (location ?? '').replace('/api/v2', ''), { token: ada }).then((reply) => reply.json)

test('a document that is still read, and a model that is slow: 202, with the job to look at', async () => {
  const early = await ask({ 'idempotency-key': 'one' })
  expect(early).toMatchObject({ status: 202, json: { analysis_id: null } })
  expect(early.headers.get('location')).toBe(`/api/v2/jobs/${early.json.job_id}`)
  expect(early.headers.get('retry-after')).toBe('5')
  expect(await jobAt(early.headers.get('location'))).toMatchObject({
    ...{ kind: 'ingest', status: expect.any(String), state: 'queued', progress: 0, retry_count: 0 },
    ...{ document_id: stored.json.id, analysis_id: null, cost_cents: 0, last_error: null },
  })

  await app.startWorker()
  const state = () => jobAt(early.headers.get('location')).then((job) => job.state)
  await expect.poll(state).toBe('done')
  const waiting = await ask({ 'idempotency-key': 'one' })
  expect(waiting).toMatchObject({ status: 202, json: { analysis_id: expect.any(Number) } })
  const job = () => jobAt(waiting.headers.get('location'))
  expect(await job()).toMatchObject({ kind: 'analyse', analysis_id: waiting.json.analysis_id })

  open()
  await expect.poll(async () => (await job()).status).toBe('complete')
  // A million tokens at a dollar.
  expect(await job()).toMatchObject({ progress: 1, cost_cents: 100 })
  const done = await ask()
  expect(done).toMatchObject({ status: 200, json: { cached: true, llm_provider: 'scripted/slow' } })
  expect(done.json.claims[0].citations[0]).toMatchObject({ status: 'exact', page: 1 })
  expect(done.json.response).toBe('The notice period is 90 days.')
})

test('what is left of the limits is told, in one place and with each answer', async () => {
  const { json: limits } = await call('GET', '/limits', { token: ada })
  expect(limits.uploads).toMatchObject({ per_day: 1000, used_today: 1, max_file_bytes: 26_214_400 })
  const find = (name: string) => limits.rates.find((rate: { name: string }) => rate.name === name)
  expect(find('analyses')).toMatchObject({ seconds: 60, remaining: find('analyses').limit - 2 })
  const { headers } = await call('GET', '/documents', { token: ada })
  expect(headers.get('ratelimit-policy')).toBe(`${find('requests').limit};w=60`)
  expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(find('requests').remaining)
})
