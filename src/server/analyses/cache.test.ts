import { expect, test } from 'vitest'
import type { Ask } from '#contracts/analysis.ts'
import { POLICIES } from '#server/jobs/kinds.ts'
import { buildDeps, type Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { settled, testApp } from '#test/app.ts'
import { answerOf, scriptedModel } from '#test/scripted-model.ts'
import { ask } from './ask.ts'
import { cacheKey } from './cache.ts'

const TEXT = 'The notice period is 90 days. The rent is 1,250 euros a month.'
const honest = () => answerOf({ text: 'The notice period is 90 days.', quotes: ['notice period is 90 days'] })

const model = scriptedModel('honest', honest)
const other = scriptedModel('other', honest)
const failing = scriptedModel('failing', (_, nth) =>
  nth === 1 ? { pieces: [honest().slice(0, -4)], fault: new AppError('model.cut_off') } : honest(),
)
const liar = scriptedModel('liar', ({ prompt }, nth) => {
  if (prompt.includes('not found:'))
    return nth < 4 ? { pieces: [], fault: new AppError('model.failed') } : '{"claims":[]}'
  return answerOf({ text: 'It is 30 days.', quotes: ['The notice period is 30 days'] })
})

const app = await testApp({
  env: { DATABASE_POOL_SIZE: '20' }, // five hundred at once
  providers: [model, other, failing, liar],
})
const { user, caller } = await app.signUp('ada')
const documentId = await (async () => {
  await app.startWorker()
  return app.ready(user, 'lease.txt', TEXT)
})()

async function answer(as: typeof caller, input: Partial<Ask>) {
  const { analysisId: id } = await as.analyses.ask({
    documentId,
    template: 'question',
    question: 'How long is the notice?',
    model: 'honest',
    ...input,
  })
  await settled(async () => (await as.analyses.get({ id })).state)
  return as.analyses.get({ id })
}

/** The questions that a process has counted, by what answered them. */
async function countedQuestions({ metrics }: Pick<Deps, 'metrics'>): Promise<Map<unknown, number>> {
  const { values } = await metrics.questions.get()
  return new Map(values.map(({ labels, value }) => [labels.answered_by, value]))
}

test('five hundred times the same question at once, through two processes’ services, is one call', async () => {
  const second = {
    ...app.deps,
    ...buildDeps(app.deps.env, 'worker', POLICIES),
    providers: app.deps.providers,
  }
  try {
    const input = {
      userId: user.id,
      documentId,
      template: 'question' as const,
      question: 'Once?',
      model: 'honest',
      fresh: false,
    }
    const calls = model.calls.length
    const asked = await Promise.all(
      Array.from({ length: 500 }, (_, index) =>
        // Spaces make no other question, though whoever types them is not asked for together with the others.
        ask(index % 2 === 0 ? app.deps : second, { ...input, question: `Once?${' '.repeat(index % 20)}` }),
      ),
    )
    for (const { analysisId: id } of asked.slice(-3))
      expect(await settled(async () => (await caller.analyses.get({ id })).state)).toBe('done')
    expect(model.calls.length - calls).toBe(1)
    expect(new Set(asked.map(({ analysisId }) => analysisId)).size).toBe(500)
    expect(
      await app.deps.db.run.count({ where: { analyses: { some: { analysis: { prompt: 'Once?' } } } } }),
    ).toBe(1)
    const counted = await Promise.all([app.deps, second].map(countedQuestions))
    const sum = (by: string) => counted.reduce((all, one) => all + (one.get(by) ?? 0), 0)
    expect([sum('model'), sum('joined') + sum('cache')]).toEqual([1, 499])
  } finally {
    await second.close(1_000)
  }
})

test('a hit says how old it is, and "Ask again" goes past it', async () => {
  const first = await answer(caller, { question: 'Age?' })
  const runId = first.runs[0]?.id ?? 0
  await app.deps.db
    .$executeRaw`UPDATE runs SET finished_at = finished_at - interval '10 minutes' WHERE id = ${runId}`
  const hit = await answer(caller, { question: 'Age?' })
  expect(hit).toMatchObject({ cached: true })
  expect(hit.cachedAgeSeconds).toBeGreaterThanOrEqual(600)
  const fresh = await answer(caller, { question: 'Age?', fresh: true })
  expect([fresh.cached, fresh.runs[0]?.id === runId]).toEqual([false, false])
  // The newer answer is the one that is given from then on.
  expect((await answer(caller, { question: 'Age?' })).runs[0]?.id).toBe(fresh.runs[0]?.id)
})

test('an hour later, and by another model, the question is asked anew', async () => {
  const first = await answer(caller, { question: 'Later?' })
  expect((await answer(caller, { question: 'Later?', model: 'other' })).cached).toBe(false)
  await app.deps.db.run.update({
    where: { id: first.runs[0]?.id ?? 0 },
    data: { cachedUntil: new Date(Date.now() - 1) },
  })
  expect((await answer(caller, { question: 'Later?' })).cached).toBe(false)
})

test('a run that failed is not given again', async () => {
  expect((await answer(caller, { model: 'failing' })).state).toBe('failed')
  expect(await answer(caller, { model: 'failing' })).toMatchObject({ state: 'done', cached: false })
})

test('when the second try at quotes fails, the answer stands as it is, and is not given again', async () => {
  const first = await answer(caller, { model: 'liar' })
  expect(first).toMatchObject({ state: 'done', claims: 1, verified: 0 })
  expect((await answer(caller, { model: 'liar' })).cached).toBe(false)
  expect((await answer(caller, { model: 'liar' })).cached).toBe(true)
})

test('another user who asks the same of the same bytes pays for it', async () => {
  const bob = await app.signUp('bob')
  const his = await app.ready(bob.user, 'lease.txt', TEXT)
  await answer(caller, { question: 'Ours?' })
  const calls = model.calls.length
  const detail = await answer(bob.caller, { question: 'Ours?', documentId: his })
  expect(detail).toMatchObject({ cached: false, costMicros: 120 })
  expect(model.calls.length).toBe(calls + 1)
})

test('an answer that is removed while it is given again is either there or asked anew', async () => {
  for (let round = 0; round < 5; round += 1) {
    const first = await answer(caller, { question: `Removed ${round}?` })
    const [again] = await Promise.all([
      answer(caller, { question: `Removed ${round}?` }),
      caller.analyses.remove({ id: first.id }),
    ])
    expect(again).toMatchObject({ state: 'done', claims: 1 })
  }
})

test('each part of the key counts', () => {
  const parts = {
    userId: 1,
    textId: 2,
    sha256: 'a',
    pipelineVersion: 3,
    template: { id: 'summary' as const, version: 1 },
    model: 'm',
    prompt: 'p',
    parameters: {},
  }
  const others = [
    { userId: 2 },
    { textId: 3 },
    { sha256: 'b' },
    { pipelineVersion: 4 },
    { template: { id: 'risks' as const, version: 1 } },
    { template: { id: 'summary' as const, version: 2 } },
    { model: 'n' },
    { prompt: 'q' },
    { parameters: { temperature: 1 } },
  ]
  const keys = [parts, ...others.map((other) => ({ ...parts, ...other }))].map(cacheKey)
  expect(new Set(keys).size).toBe(keys.length)
})
