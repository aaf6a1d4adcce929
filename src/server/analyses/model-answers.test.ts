import { expect, test } from 'vitest'
import type { Ask, AskMany } from '#contracts/analysis.ts'
import type { LanguageModel } from '#server/models/provider.ts'
import { AppError } from '#server/platform/errors.ts'
import { codeOf, settled, testApp } from '#test/app.ts'
import { answerOf, type Script, scriptedModel } from '#test/scripted-model.ts'

const TEXT =
  'The rent is 1,250 euros a month. The notice period is 90 days. The tenant may keep one dog. The landlord may not enter without notice.'
/** Thirty short pages' worth of rules, each with a number of its own. */
const LONG = Array.from(
  { length: 400 },
  (_, n) => `Rule ${n + 1}: the member pays ${(n + 1) * 7} euros to fund ${n + 1} each year.`,
).join('\n\n')

/** The models, by what they do; each is a script over the prompt that it was given. */
const SCRIPTS: Record<string, { script: Script; options?: Partial<LanguageModel> }> = {
  honest: {
    script: () => answerOf({ text: 'The notice period is 90 days.', quotes: ['notice period is 90 days'] }),
  },
  corrigible: {
    script: ({ prompt }) =>
      prompt.includes('not in the document; near it')
        ? JSON.stringify({
            claims: [
              {
                number: 1,
                text: 'The notice period is 90 days.',
                quotes: [{ exact: 'notice period is 90 days' }],
              },
            ],
          })
        : answerOf(
            { text: 'The notice period is 30 days.', quotes: ['The notice period is 30 days.'] },
            { text: 'One dog may be kept.', quotes: ['may keep one dog'] },
          ),
  },
  stubborn: {
    script: () =>
      answerOf(
        { text: 'The notice period is 30 days.', quotes: ['The notice period is 30 days.'] },
        { text: 'The rent is 2,000 euros.', quotes: ['The rent is 1,250 euros a month.'] },
        {
          text: 'The landlord may enter without notice.',
          quotes: ['The landlord may not enter without notice.'],
        },
        { text: 'Cats are welcome.', quotes: [] },
      ),
  },
  silent: { script: () => answerOf() },
  prose: {
    script: () => 'From the document:\n\n* The rent is 1,250 euros: “The rent is 1,250 euros a month.”\n',
  },
  babbler: { script: () => 'x'.repeat(700_000) },
  mute: { script: () => '   ' },
  cut: {
    script: () => ({
      pieces: [answerOf({ text: 'One dog may be kept.', quotes: ['may keep one dog'] }).slice(0, -20)],
      fault: new AppError('model.cut_off'),
    }),
  },
  reader: {
    script: ({ prompt }) => {
      const notes = [...prompt.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]))
      if (notes.length > 0)
        return JSON.stringify({
          claims: notes
            .slice(0, 40)
            .map((number) => ({ section: null, text: `Note ${number} counts.`, notes: [number] })),
        })
      const [first] = /the member pays \d+ euros to fund \d+/.exec(prompt) ?? ['nothing']
      return answerOf({ text: `It begins: ${first}.`, quotes: [first] })
    },
    options: { contextTokens: 4_000 },
  },
}
const models = Object.fromEntries(
  Object.entries(SCRIPTS).map(([id, { script, options }]) => [id, scriptedModel(id, script, options)]),
)
const cloud = scriptedModel('cloud', () => answerOf(), { local: false })

const app = await testApp({ providers: [...Object.values(models), cloud] })
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const lease = await app.ready(user, 'lease.txt', TEXT)
const rules = await app.ready(user, 'rules.txt', LONG)

async function answer(model: string, input: Partial<Ask> = {}) {
  const { analysisId: id } = await caller.analyses.ask({
    documentId: lease,
    template: 'question',
    question: 'How long is the notice?',
    model,
    ...input,
  })
  await settled(async () => (await caller.analyses.get({ id })).state)
  const detail = await caller.analyses.get({ id })
  const [run] = detail.runs
  if (!run) throw new Error('no run')
  return {
    detail,
    run,
    claims: run.claims,
    statuses: run.claims.map(({ citations }) => citations.map(({ status }) => status)),
  }
}

test('a claim with its quote is verified, and what it took is kept', async () => {
  const { run, statuses, detail } = await answer('honest')
  expect(statuses).toEqual([['exact']])
  expect(run).toMatchObject({
    state: 'done',
    outcome: 'answered',
    reading: 'whole',
    pagesGiven: [[1, 1]],
    inputTokens: 100,
    outputTokens: 10,
    costMicros: 120,
  })
  expect(run.tally).toEqual({ claims: 1, supported: 1, citations: 1, verified: 1 })
  expect(detail).toMatchObject(run.tally ?? { claims: -1 })
})

test('a quote that is not found goes back once, and the second try is judged the same way', async () => {
  const { claims, statuses } = await answer('corrigible')
  expect(statuses).toEqual([['exact'], ['exact']])
  expect(claims[0]).toMatchObject({
    text: 'The notice period is 90 days.',
    retried: true,
    citations: [{ number: 1 }],
  })
  expect(claims[1]?.retried).toBe(false)
  expect(models.corrigible?.calls).toHaveLength(2)
})

test('a model that sticks to its lies is shown with every one of them', async () => {
  const { claims, statuses, run, detail } = await answer('stubborn')
  expect(statuses).toEqual([['altered'], ['exact'], ['exact'], []])
  expect(claims[1]?.unshown).toMatchObject([{ kind: 'number', text: '2,000' }])
  expect(claims[2]?.unshown).toMatchObject([{ kind: 'negation' }])
  expect(run.tally).toEqual({ claims: 4, supported: 0, citations: 3, verified: 2 })
  expect(detail).toMatchObject(run.tally ?? { claims: -1 })
  expect(models.stubborn?.calls).toHaveLength(2)
})

test('"not found" is an answer', async () => {
  const { run } = await answer('silent')
  expect(run).toMatchObject({ state: 'done', outcome: 'not_found', claims: [] })
})

test('a model that writes prose is read by its quotation marks', async () => {
  expect((await answer('prose')).statuses).toEqual([['exact']])
})

test.each([
  ['babbler', 'model.endless', 0],
  ['mute', 'model.broken_output', 0],
  ['cut', 'model.cut_off', 1],
])('%s ends as %s with what had come', async (model, error, claims) => {
  const { run } = await answer(model)
  expect(run).toMatchObject({ state: 'failed', error })
  expect(run.claims).toHaveLength(claims)
  expect(run.inputTokens).toBeGreaterThan(0)
  // Never from the cache: the next one asks again.
  expect((await answer(model)).detail.cached).toBe(false)
})

test('a document that is too long for the model is read part by part, all of it, for a summary', async () => {
  const { run, claims } = await answer('reader', { documentId: rules, template: 'summary', question: '' })
  expect(run).toMatchObject({ state: 'done', reading: 'map_reduce', pagesGiven: [[1, 1]] })
  expect(claims.length).toBeGreaterThan(3)
  for (const claim of claims) expect(claim.citations.map(({ status }) => status)).toEqual(['exact'])
  for (const { prompt } of models.reader?.calls ?? []) expect(prompt.length).toBeLessThan(4_000 / 0.25)
})

test('a question to a long document is given the passages that bear on it', async () => {
  const { run } = await answer('reader', { documentId: rules, question: 'What goes to fund 377?' })
  expect(run.reading).toBe('passages')
  expect(models.reader?.calls.at(-1)?.prompt).toContain('euros to fund 377 each year')
})

test('a document that is kept here goes to no model elsewhere', async () => {
  await caller.documents.keepHere({ id: lease, localOnly: true })
  expect(await codeOf(answer('cloud'))).toBe('model.stays_here')
  expect(cloud.calls).toHaveLength(0)
  await caller.documents.keepHere({ id: lease, localOnly: false })
  expect((await answer('cloud')).run.outcome).toBe('not_found')
})

test('what a question would take is told before, and nothing from the cache', async () => {
  const question = {
    documentId: lease,
    template: 'question',
    question: 'Estimated?',
    model: 'honest',
  } as const
  const before = await caller.analyses.estimate(question)
  expect(before).toMatchObject({ reading: 'whole', calls: 1, cached: false })
  expect(before.costMicros).toBe(before.inputTokens + 2 * before.outputTokens)
  await answer('honest', question)
  expect(await caller.analyses.estimate(question)).toMatchObject({ cached: true, costMicros: 0 })
  const long = { ...question, documentId: rules, model: 'reader', template: 'summary', fresh: true } as const
  expect(await caller.analyses.estimate(long)).toMatchObject({ reading: 'map_reduce' })
})

test('the day’s use is counted, and what the cache has saved', async () => {
  const of = async () => (await caller.analyses.usage({})).rows.find(({ model }) => model === 'honest')
  const before = await of()
  await answer('honest', { question: 'Counted?' })
  const { detail } = await answer('honest', { question: 'Counted?' })
  expect(detail.cached).toBe(true)
  const after = await of()
  expect(after?.runs).toBe((before?.runs ?? 0) + 1)
  expect(after?.cachedRuns).toBe((before?.cachedRuns ?? 0) + 1)
  expect(after?.savedMicros).toBe((before?.savedMicros ?? 0) + 120)
})

test('a cap that is reached stops paid questions, not the extractive analyst’s', async () => {
  await app.deps.db.user.update({ where: { id: user.id }, data: { monthlyCapMicros: 1 } })
  expect(await codeOf(answer('honest', { question: 'Too dear?' }))).toBe('model.cap_reached')
  await app.deps.db.user.update({ where: { id: user.id }, data: { monthlyCapMicros: null } })
})

test('a verdict on a claim is kept, and read at once', async () => {
  const { detail, run } = await answer('honest', { question: 'Reviewed?' })
  await caller.analyses.review({ runId: run.id, ordinal: 1, verdict: 'rejected', note: 'Outdated.' })
  const [again] = (await caller.analyses.get({ id: detail.id })).runs
  expect(again?.claims[0]?.review).toEqual({ verdict: 'rejected', note: 'Outdated.' })
  expect((await caller.analyses.get({ id: detail.id })).reviewed).toBe(1)
  expect(await codeOf(caller.analyses.review({ runId: run.id, ordinal: 9, verdict: 'accepted' }))).toBe(
    'claim.not_found',
  )
})

test('one question goes to several documents, and one that can’t be asked holds up no other', async () => {
  const { batchId, asked } = await caller.analyses.askMany({
    documentIds: [lease, rules, 999_999],
    template: 'question',
    question: 'Notice?',
    model: 'honest',
  })
  expect(asked.map(({ error }) => error)).toEqual([null, null, 'document.not_found'])
  await settled(async () =>
    (await caller.analyses.batch({ id: batchId })).rows.every(({ state }) => state === 'done')
      ? 'done'
      : 'working',
  )
  const { rows } = await caller.analyses.batch({ id: batchId })
  expect(rows.map(({ documentId, verified }) => [documentId, verified]).sort()).toEqual([
    [lease, 1],
    [rules, 0],
  ])
  const again: AskMany = {
    ...{ documentIds: [rules], template: 'question', question: 'Notice?', model: 'silent' },
    ...{ fresh: false, batchId },
  }
  await caller.analyses.askMany(again)
  const both = (await caller.analyses.batch({ id: batchId })).rows
  expect(both.map(({ documentId, model }) => [documentId, model])).toEqual([
    [lease, 'honest'],
    [rules, 'silent'],
  ])
  expect(both[0]?.batchDocuments).toBe(2)
  const foreign = { ...again, batchId: '00000000-0000-4000-8000-000000000000' }
  expect(await codeOf(caller.analyses.askMany(foreign))).toBe('analysis.not_found')
  const many = Array.from({ length: 51 }, (_, index) => index + 1)
  expect(await codeOf(caller.analyses.askMany({ documentIds: many, template: 'summary' }))).toBe(
    'analysis.too_many_documents',
  )
})
