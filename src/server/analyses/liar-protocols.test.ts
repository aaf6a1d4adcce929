import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isVerified } from '#contracts/citation.ts'
import { settled, testApp } from '#test/app.ts'
import { FOUND_OUT, kindOf, liar, lies, RULES_TEXT, STATEMENTS } from '#test/liar.ts'
import { CANARY_KEY, modelAt } from '#test/providers/model.ts'
import { type FakeProvider, fakeProvider, PROTOCOLS, type ProtocolName } from '#test/providers/server.ts'

const names = Object.keys(PROTOCOLS) as ProtocolName[]
const fakes = new Map<ProtocolName, FakeProvider>()
for (const name of names) fakes.set(name, await fakeProvider(name))
afterAll(() => Promise.all([...fakes.values()].map((fake) => fake.close())))
const at = (name: ProtocolName) => fakes.get(name) as FakeProvider

const app = await testApp({
  providers: names.map((name) => modelAt(name, at(name).url, { patience: { idle: 5_000 } })),
})
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const documentId = await app.ready(user, 'rules.txt', RULES_TEXT)
const models = new Map(
  names.map((name) => [name, [...app.deps.providers.keys()].find((id) => id.startsWith(`${name}/`)) ?? '']),
)

async function ask(name: ProtocolName, question: string) {
  const { analysisId: id } = await caller.analyses.ask({
    documentId,
    template: 'question',
    question,
    model: models.get(name) ?? '',
  })
  await settled(async () => (await caller.analyses.get({ id })).state)
  const [run] = (await caller.analyses.get({ id })).runs
  if (!run) throw new Error('no run')
  return run
}

describe.each(names)('%s', (name) => {
  beforeAll(() => {
    at(name).answers(({ text }) => liar(text))
  })

  test('every lie of a model is marked in the stored run, and none is verified', async () => {
    const run = await ask(name, 'Who pays how much?')
    expect(run).toMatchObject({ state: 'done', outcome: 'answered' })
    expect(run.claims).toHaveLength(STATEMENTS)
    for (const [n, claim] of run.claims.entries()) {
      const found = claim.citations.map(({ status }) => isVerified(status))
      const holds = found.length > 0 && found.every(Boolean) && claim.unshown.length === 0
      expect([n, kindOf(n), holds]).toEqual([n, kindOf(n), kindOf(n) === 'true'])
      if (kindOf(n) === 'false quote') expect(found).toEqual([false])
      if (kindOf(n) === 'false number') expect(claim.unshown).toMatchObject([{ kind: 'number' }])
    }
    // It stayed with its lies when they came back to it.
    expect(run.claims.filter(({ retried }) => retried)).toHaveLength(10)
    expect(run.tally).toEqual(FOUND_OUT)
    expect(run.inputTokens).toBeGreaterThan(0)
  })

  test('a stream that is cut keeps the statements that were whole, judged, and never as complete', async () => {
    at(name).does({ act: 'cut', text: lies().slice(0, 700) })
    const run = await ask(name, 'And when it is cut?')
    expect(run).toMatchObject({ state: 'failed', error: 'model.cut_off' })
    expect(run.claims.length).toBeGreaterThan(1)
    expect(run.claims.length).toBeLessThan(STATEMENTS)
    expect(run.claims[1]?.citations.map(({ status }) => isVerified(status))).toEqual([false])
  })
})

test('one provider’s failure touches no other run, and its key is stored nowhere', async () => {
  at('openai').does({ act: 'status', status: 401 })
  at('anthropic').does({ act: 'hang_midway', text: lies().slice(0, 700) })
  at('google').answers(lies)
  at('compatible').does({ act: 'broken_json', text: lies().slice(0, 700) })
  const runs = await Promise.all(names.map((name) => ask(name, 'All at once?')))
  expect(Object.fromEntries(names.map((name, at) => [name, runs[at]?.error ?? null]))).toEqual({
    openai: 'model.key_refused',
    anthropic: 'model.timeout',
    google: null,
    compatible: 'model.broken_output',
  })
  const { db } = app.deps
  const stored = await Promise.all([
    db.run.findMany(),
    db.runEvent.findMany(),
    db.job.findMany(),
    db.jobEvent.findMany(),
  ])
  const json = JSON.stringify(stored, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  expect(json).toContain('model.key_refused')
  expect(json).not.toContain(CANARY_KEY)
})
