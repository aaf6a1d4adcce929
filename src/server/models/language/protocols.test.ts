import { inspect } from 'node:util'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { AppError } from '#server/platform/errors.ts'
import { CANARY_KEY, modelAt } from '#test/providers/model.ts'
import { type Act, fakeProvider, PROTOCOLS, type ProtocolName } from '#test/providers/server.ts'
import type { LanguageModel } from '../provider.ts'

const ANSWER = `{"claims":[{"text":"Die Miete beträgt 1.250 € – „warm“. 🏠","quotes":[]}]}`
const CALL = {
  system: 'Answer with JSON alone.',
  prompt: 'Was kostet es? CANARY-TEXT',
  schema: z.object({ claims: z.array(z.object({ section: z.null(), text: z.string(), nth: z.int() })) }),
  maxOutputTokens: 1_000,
}

interface Outcome {
  text: string
  usage: { inputTokens: number; outputTokens: number } | null
  error: AppError | null
}

async function outcomeOf(model: LanguageModel, signal = new AbortController().signal): Promise<Outcome> {
  const outcome: Outcome = { text: '', usage: null, error: null }
  try {
    for await (const event of model.generate(CALL, signal)) {
      if (event.type === 'text') outcome.text += event.text
      else outcome.usage = { inputTokens: event.inputTokens, outputTokens: event.outputTokens }
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    outcome.error = error
  }
  return outcome
}

const half = { text: ANSWER.slice(0, 45) }
/** What a provider does wrong, the code it ends in, whether what had come is kept, and how often it is asked. */
const FAILURES: [what: string, act: Act, code: string, partial: boolean, asked: number][] = [
  ['a wrong key', { act: 'status', status: 401 }, 'model.key_refused', false, 1],
  ['a key without rights', { act: 'status', status: 403 }, 'model.key_refused', false, 1],
  [
    'too many questions, for an hour',
    { act: 'status', status: 429, headers: { 'retry-after': '3600' } },
    'model.rate_limited',
    false,
    1,
  ],
  [
    'too many questions, for a moment that does not end',
    { act: 'status', status: 429, headers: { 'retry-after': '0' } },
    'model.rate_limited',
    false,
    3,
  ],
  ['a failing server', { act: 'status', status: 500 }, 'model.failed', false, 3],
  ['an overloaded server', { act: 'status', status: 529 }, 'model.failed', false, 3],
  ['an unknown model', { act: 'status', status: 404 }, 'model.failed', false, 1],
  [
    'a redirect',
    { act: 'status', status: 302, headers: { location: 'http://169.254.169.254/' } },
    'model.failed',
    false,
    1,
  ],
  ['a connection closed at once', { act: 'drop' }, 'model.unreachable', false, 3],
  ['silence', { act: 'hang' }, 'model.timeout', false, 1],
  ['silence in the middle', { act: 'hang_midway', ...half }, 'model.timeout', true, 1],
  ['a cut stream', { act: 'cut', ...half }, 'model.cut_off', true, 1],
  ['a stream that ends without its end', { act: 'stop_short', ...half }, 'model.cut_off', true, 1],
  ['an error told in the middle', { act: 'mid_error', ...half }, 'model.failed', true, 1],
  ['broken JSON', { act: 'broken_json', ...half }, 'model.broken_output', true, 1],
  ['a page of HTML', { act: 'not_a_stream', body: '<h1>Welcome</h1>' }, 'model.broken_output', false, 1],
  ['an answer without end', { act: 'endless', ...half }, 'model.endless', true, 1],
  ['an answer as long as it may be', { act: 'answer', ...half, ending: 'length' }, 'model.endless', true, 1],
  ['a refusal', { act: 'answer', text: 'I can’t.', ending: 'refused' }, 'model.refused', true, 1],
]

describe.each(Object.keys(PROTOCOLS) as ProtocolName[])('%s', async (protocol) => {
  const fake = await fakeProvider(protocol)
  afterAll(() => fake.close())

  function fresh(...acts: Act[]): void {
    fake.asked.length = 0
    fake.does(...acts)
  }

  test('an answer comes as it is written, with what it took', async () => {
    fresh({ act: 'answer', text: ANSWER })
    const outcome = await outcomeOf(modelAt(protocol, fake.url))
    expect(outcome).toEqual({
      text: ANSWER,
      usage: { inputTokens: 120, outputTokens: 34 },
      error: null,
    })
    const [asked] = fake.asked
    expect(asked).toMatchObject({ key: CANARY_KEY, structured: true, maxOutputTokens: 1_000 })
    expect(asked?.text).toContain('Answer with JSON alone.')
    expect(asked?.text).toContain('CANARY-TEXT')
    expect(asked?.body).not.toHaveProperty('tools')
  })

  test.each(FAILURES)('%s', async (_, act, code, partial, asked) => {
    fresh(act)
    const lines: string[] = []
    const idle = { hang: 100, hang_midway: 1_000 }[act.act as string] ?? 20_000
    const model = modelAt(protocol, fake.url, { patience: { idle }, lines })
    const outcome = await outcomeOf(model)
    expect(outcome.error?.code).toBe(code)
    expect(outcome.text.length > 0).toBe(partial)
    expect(fake.asked).toHaveLength(asked)
    // Neither the key nor a document's words, wherever the error is written.
    expect(inspect(outcome.error, { depth: 20 }) + lines.join()).not.toMatch(/canary/i)
  })

  test('a pause that the provider asks for is kept, and then answered', async () => {
    fresh({ act: 'status', status: 429, headers: { 'retry-after': '0.05' } }, { act: 'answer', text: ANSWER })
    expect((await outcomeOf(modelAt(protocol, fake.url))).text).toBe(ANSWER)
    expect(fake.asked).toHaveLength(2)
  })

  test('a longer pause is told, so that the reader knows when to ask again', async () => {
    fresh({ act: 'status', status: 429, headers: { 'retry-after': '3600' } })
    const { error } = await outcomeOf(modelAt(protocol, fake.url))
    const wait = Date.parse(String(error?.details.retryAt)) - Date.now()
    expect(wait).toBeGreaterThan(3_500_000)
    expect(wait).toBeLessThanOrEqual(3_600_000)
  })

  test('JSON that the model can’t be asked for is asked for in words', async () => {
    fresh({ act: 'status', status: 400 }, { act: 'answer', text: ANSWER })
    const model = modelAt(protocol, fake.url)
    expect((await outcomeOf(model)).text).toBe(ANSWER)
    expect(fake.asked.map(({ structured }) => structured)).toEqual([true, false])
    await outcomeOf(model)
    expect(fake.asked.at(-1)?.structured).toBe(false)
  })

  test('stopping ends the request at once', async () => {
    fresh({ act: 'hang_midway', ...half })
    const stop = new AbortController()
    const reason = new Error('stopped by its reader')
    const pieces: string[] = []
    const reading = (async () => {
      for await (const event of modelAt(protocol, fake.url).generate(CALL, stop.signal)) {
        if (event.type === 'text') pieces.push(event.text)
        setTimeout(() => stop.abort(reason), 20)
      }
    })()
    await expect(reading).rejects.toBe(reason)
    await expect.poll(() => fake.open()).toBe(0)
    expect(pieces.join('')).not.toBe('')
  })

  test('an answer may take only so long in all', async () => {
    fresh({ act: 'hang_midway', ...half })
    const { error } = await outcomeOf(modelAt(protocol, fake.url, { patience: { total: 400 } }))
    expect(error?.code).toBe('model.timeout')
  })

  test('a provider that failed five times is left alone', async () => {
    fresh({ act: 'status', status: 500 })
    const model = modelAt(protocol, fake.url)
    for (let n = 0; n < 7; n += 1) expect((await outcomeOf(model)).error?.code).toBe('model.failed')
    expect(fake.asked).toHaveLength(15)
  })
})

test('a provider that nothing listens at is unreachable', async () => {
  const fake = await fakeProvider('compatible')
  await fake.close()
  expect((await outcomeOf(modelAt('compatible', fake.url))).error?.code).toBe('model.unreachable')
})
