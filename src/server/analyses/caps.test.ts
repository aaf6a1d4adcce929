import { expect, test } from 'vitest'
import { codeOf, settled, testApp } from '#test/app.ts'
import { answerOf, type Script, scriptedModel } from '#test/scripted-model.ts'

const LONG = Array.from(
  { length: 600 },
  (_, n) => `Rule ${n + 1}: the member pays ${(n + 1) * 7} euros to fund ${n + 1} each year.`,
).join('\n\n')

const reads: Script = ({ prompt }) => {
  const [first] = /the member pays \d+ euros to fund \d+/.exec(prompt) ?? ['nothing']
  return answerOf({ text: `It begins: ${first}.`, quotes: [first] })
}
/** Each call costs 120 millionths of a dollar. */
const paid = scriptedModel('paid', reads, { contextTokens: 4_000 })
const free = scriptedModel('free', reads, { contextTokens: 4_000, price: null })

const app = await testApp({ providers: [paid, free], env: { MONTHLY_CAP_USD_PER_USER: '0.0006' } })
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const documentId = await app.ready(user, 'rules.txt', LONG)

async function answer(model: string, template: 'summary' | 'key_facts') {
  const { analysisId: id } = await caller.analyses.ask({ documentId, template, model })
  await settled(async () => (await caller.analyses.get({ id })).state)
  return caller.analyses.get({ id })
}

test('a long document asks as often as was estimated', async () => {
  const { calls } = await caller.analyses.estimate({ documentId, template: 'key_facts', model: 'free' })
  const run = (await answer('free', 'key_facts')).runs[0]
  expect(run).toMatchObject({ state: 'done', reading: 'map_reduce', costMicros: null })
  expect(calls).toBeGreaterThan(9)
  expect(free.calls.length).toBe(calls)
})

test('a cap that is reached in the middle stops there, with what was read kept and marked', async () => {
  const detail = await answer('paid', 'summary')
  const [run] = detail.runs
  expect(run).toMatchObject({ state: 'failed', error: 'model.cap_reached', outcome: null })
  expect(run?.claims.length).toBeGreaterThanOrEqual(3)
  for (const claim of run?.claims ?? [])
    expect(claim.citations.map(({ status }) => status)).toEqual(['exact'])
  // 600 allow five calls; three are at work at once.
  expect(paid.calls.length).toBeGreaterThanOrEqual(5)
  expect(paid.calls.length).toBeLessThanOrEqual(7)
  expect(run?.costMicros).toBe(paid.calls.length * 120)
})

test('then no paid model is asked any more, and one without a price still is', async () => {
  const before = paid.calls.length
  expect(await codeOf(caller.analyses.ask({ documentId, template: 'key_facts', model: 'paid' }))).toBe(
    'model.cap_reached',
  )
  expect(paid.calls.length).toBe(before)
  expect((await answer('free', 'summary')).state).toBe('done')
})
