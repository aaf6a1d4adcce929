import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { RunEvent } from '#contracts/analysis.ts'
import type { AnswerEvent, Provider } from '#server/models/provider.ts'
import { codeOf, settled, testApp } from '#test/app.ts'

const TEXT = 'The rent is 1,250 euros. The notice period is 90 days. The tenant may keep one dog.'

/** A model that is asked, counts, and answers what the test tells it to. */
function scripted(id: string, answer: (signal: AbortSignal) => AsyncIterable<AnswerEvent>) {
  const provider = {
    kind: 'analyst' as const,
    description: '',
    id,
    label: id,
    local: true,
    asked: 0,
    answer(_request: unknown, signal: AbortSignal) {
      provider.asked += 1
      return answer(signal)
    },
  }
  return provider satisfies Provider
}

function claimed(text: string, ...quotes: string[]): AnswerEvent {
  return { type: 'claim', claim: { section: null, text, quotes: quotes.map((exact) => ({ exact })) } }
}

const liar = scripted('liar', async function* () {
  yield claimed('The notice period is 30 days.', 'The notice period is 30 days.')
  yield claimed('The rent is 2,000 euros.', 'The rent is 1,250 euros.')
  yield claimed('Cats are welcome.', 'Every tenant may keep cats and birds and fish')
  yield claimed('The tenant may keep one dog.', 'The tenant may  keep one dog.')
})
const slow = scripted('slow', async function* (signal) {
  yield claimed('The rent is 1,250 euros.', 'The rent is 1,250 euros.')
  await pause(20_000, undefined, { signal })
})
const quick = scripted('quick', async function* () {
  await pause(100)
  yield claimed('The notice period is 90 days.', 'The notice period is 90 days.')
})
const broken = scripted('broken', async function* () {
  yield claimed('The rent is 1,250 euros.', 'The rent is 1,250 euros.')
  throw new Error('the model went away')
})

const app = await testApp({ providers: [liar, slow, quick, broken] })
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const documentId = await app.ready(user, 'lease.txt', TEXT)

const stateOf = (id: number) => caller.analyses.get({ id }).then((analysis) => analysis.state)

/** A run's events as a browser is sent them, without their numbers. */
async function* eventsOf(runId: number): AsyncGenerator<RunEvent> {
  for await (const numbered of await caller.analyses.events({ runId }))
    yield (numbered as unknown as [string, RunEvent])[1]
}

async function answer(model: string, fresh = false) {
  const { analysisId } = await caller.analyses.ask({ documentId, template: 'summary', model, fresh })
  await settled(() => stateOf(analysisId))
  return caller.analyses.get({ id: analysisId })
}

test('nothing is taken on the model’s word', async () => {
  const [run] = (await answer('liar')).runs
  const verdicts = run?.claims.map((claim) => ({
    status: claim.citations[0]?.status,
    unshown: claim.unshown.map(({ text }) => text),
    marked: claim.citations[0]?.number,
  }))
  expect(verdicts?.map(({ status }) => status)).toEqual(['altered', 'exact', 'missing', 'typographic'])
  expect(verdicts?.[1]?.unshown).toEqual([expect.stringContaining('2,000')])
  expect(verdicts?.map(({ marked }) => marked)).toEqual([1, 2, 3, 4])
  expect(run?.claims[0]?.citations[0]?.difference).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: 'document', text: expect.stringContaining('90') }),
    ]),
  )
})

test('the same question asked many times at once is asked of the model once', async () => {
  const before = quick.asked
  const ask = () => caller.analyses.ask({ documentId, template: 'summary', model: 'quick' })
  const asked = await Promise.all(Array.from({ length: 12 }, ask))
  for (const { analysisId } of asked) expect(await settled(() => stateOf(analysisId))).toBe('done')
  expect(quick.asked).toBe(before + 1)
  expect(new Set(asked.map(({ analysisId }) => analysisId)).size).toBe(12)
})

test('stopping keeps what is there', async () => {
  const { analysisId } = await caller.analyses.ask({ documentId, template: 'summary', model: 'slow' })
  await expect.poll(async () => (await caller.analyses.get({ id: analysisId })).claims).toBe(1)
  await caller.analyses.stop({ id: analysisId })
  expect(await caller.analyses.get({ id: analysisId })).toMatchObject({ state: 'stopped', claims: 1 })
  await caller.analyses.stop({ id: analysisId })
})

test('a run that was stopped is followed into its second try, unless a newer one is under way', async () => {
  const first = await caller.analyses.ask({ documentId, template: 'summary', model: 'slow' })
  await caller.analyses.stop({ id: first.analysisId })
  const job = (await caller.jobs.list()).rows.find(({ kind }) => kind === 'analyse')
  const second = await caller.analyses.ask({ documentId, template: 'summary', model: 'slow' })
  expect(await codeOf(caller.jobs.retry({ id: job?.id ?? '' }))).toBe('job.not_retryable')
  await caller.analyses.stop({ id: second.analysisId })

  await caller.jobs.retry({ id: job?.id ?? '' })
  const seen: string[] = []
  const runId = (await caller.analyses.get({ id: first.analysisId })).runs[0]?.id ?? 0
  for await (const event of eventsOf(runId)) {
    seen.push(event.type)
    if (event.type === 'claim') await caller.analyses.stop({ id: first.analysisId })
  }
  expect(seen.filter((type) => type === 'end')).toHaveLength(2)
})

test('removing an analysis at work ends those who follow it', async () => {
  const { analysisId } = await caller.analyses.ask({ documentId, template: 'key_facts', model: 'slow' })
  const runId = (await caller.analyses.get({ id: analysisId })).runs[0]?.id ?? 0
  for await (const event of eventsOf(runId))
    if (event.type === 'claim') await caller.analyses.remove({ id: analysisId })
  expect(await codeOf(caller.analyses.get({ id: analysisId }))).toBe('analysis.not_found')
})

test('a stopped answer is not given again from the cache', async () => {
  const before = slow.asked
  const { analysisId } = await caller.analyses.ask({ documentId, template: 'summary', model: 'slow' })
  await expect.poll(() => slow.asked).toBe(before + 1)
  await caller.analyses.stop({ id: analysisId })
})

test('a model that fails sinks its own run, with what it had said kept', async () => {
  const failed = await answer('broken')
  expect(failed).toMatchObject({ state: 'failed', claims: 1 })
  expect(failed.runs[0]?.error).toBe('analysis.model_failed')
  expect(broken.asked).toBe(1)
})

test('an answer outlives the fast cache, and goes when the last analysis that shares it goes', async () => {
  const first = await answer('quick', true)
  await app.deps.cache.delete(`run:${first.runs[0]?.id}`)
  const second = await answer('quick')
  expect(second).toMatchObject({ cached: true })
  await caller.analyses.remove({ id: first.id })
  expect((await caller.analyses.get({ id: second.id })).claims).toBe(1)
  expect(await codeOf(caller.analyses.get({ id: first.id }))).toBe('analysis.not_found')
})

test('bad questions get their own codes', async () => {
  const ask = (input: object) =>
    codeOf(caller.analyses.ask({ documentId, template: 'question', model: 'quick', ...input }))
  expect(await ask({ question: ' \n ' })).toBe('analysis.question_missing')
  expect(await ask({ question: 'x'.repeat(4001) })).toBe('analysis.question_too_long')
  expect(await ask({ question: 'x', model: 'gpt-99' })).toBe('analysis.unknown_model')
  expect(await ask({ question: 'x', documentId: 999_999 })).toBe('document.not_found')
})
