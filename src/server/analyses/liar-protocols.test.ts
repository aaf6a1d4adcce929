import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isVerified } from '#contracts/citation.ts'
import { settled, testApp } from '#test/app.ts'
import { CANARY_KEY, modelAt } from '#test/providers/model.ts'
import { type FakeProvider, fakeProvider, PROTOCOLS, type ProtocolName } from '#test/providers/server.ts'
import { answerOf } from '#test/scripted-model.ts'

/** Twenty rules, each with a number of its own. */
const RULES = Array.from(
  { length: 20 },
  (_, n) => `Member ${n + 1} pays ${(n + 1) * 7} euros to fund ${n + 101}.`,
)
const TEXT = RULES.join(' ')

/** True statements, lies in the quote, and false numbers over true quotes: a third each, said with the same face. */
const KINDS = ['true', 'false quote', 'false number'] as const
const kindOf = (n: number) => KINDS[n % 3]

/** A model that lies, and when what wasn't found comes back to it, says it once more. */
function lies(): string {
  return answerOf(
    ...RULES.slice(0, 18).map((rule, n) => {
      const wrong = rule.replace(/pays \d+/, `pays ${n * 1000 + 999}`)
      if (kindOf(n) === 'true') return { text: rule, quotes: [rule] }
      if (kindOf(n) === 'false quote') return { text: wrong, quotes: [wrong] }
      return { text: wrong, quotes: [rule] }
    }),
  )
}

/** The same lies once more, for those of its statements that a request gives back to it by number. */
function liesAgain(request: string): string {
  const said = new Map<string, object>(
    JSON.parse(lies()).claims.map((claim: { text: string }) => [claim.text, claim]),
  )
  const back = [...request.matchAll(/^(\d+)\. (".*")$/gm)]
  return JSON.stringify({
    claims: back.map(([, number, text]) => ({ ...said.get(JSON.parse(text ?? '')), number: Number(number) })),
  })
}

const names = Object.keys(PROTOCOLS) as ProtocolName[]
const fakes = new Map<ProtocolName, FakeProvider>()
for (const name of names) fakes.set(name, await fakeProvider(name))
afterAll(() => Promise.all([...fakes.values()].map((fake) => fake.close())))
const at = (name: ProtocolName) => fakes.get(name) as FakeProvider

const app = await testApp({
  providers: names.map((name) => modelAt(name, at(name).url, { patience: { idle: 2_000 } })),
})
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const documentId = await app.ready(user, 'rules.txt', TEXT)
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
    at(name).answers(({ text }) => (text.includes('not in the document; near it') ? liesAgain(text) : lies()))
  })

  test('every lie of a model is marked in the stored run, and none is verified', async () => {
    const run = await ask(name, 'Who pays how much?')
    expect(run).toMatchObject({ state: 'done', outcome: 'answered' })
    expect(run.claims).toHaveLength(18)
    for (const [n, claim] of run.claims.entries()) {
      const found = claim.citations.map(({ status }) => isVerified(status))
      const holds = found.length > 0 && found.every(Boolean) && claim.unshown.length === 0
      expect([n, kindOf(n), holds]).toEqual([n, kindOf(n), kindOf(n) === 'true'])
      if (kindOf(n) === 'false quote') expect(found).toEqual([false])
      if (kindOf(n) === 'false number') expect(claim.unshown).toMatchObject([{ kind: 'number' }])
    }
    expect(run.tally).toEqual({ claims: 18, supported: 6, citations: 18, verified: 12 })
    expect(run.inputTokens).toBeGreaterThan(0)
  })

  test('a stream that is cut keeps the statements that were whole, judged, and never as complete', async () => {
    at(name).does({ act: 'cut', text: lies().slice(0, 700) })
    const run = await ask(name, 'And when it is cut?')
    expect(run).toMatchObject({ state: 'failed', error: 'model.cut_off' })
    expect(run.claims.length).toBeGreaterThan(1)
    expect(run.claims.length).toBeLessThan(18)
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
