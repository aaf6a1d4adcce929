import { pino } from 'pino'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { LanguageModel } from '#server/models/provider.ts'
import { usableProviders } from '#server/models/registry.ts'
import { readEnv } from '#server/platform/env.ts'
import { AppError } from '#server/platform/errors.ts'

const env = readEnv({
  ...process.env,
  DATABASE_URL: 'postgres://nobody@127.0.0.1/none',
  AUTH_SECRETS: 'a-key-of-the-tests-own-0123456789abcdef',
})
const providers = usableProviders({ env, log: pino({ level: 'silent' }) })
const models = [...providers.values(), ...((await providers.discover?.()) ?? [])].filter(
  (one) => one.kind === 'language',
)
/** LIVE_MODELS names others: `openai/gpt-5,ollama/qwen3:8b`. By default the last, smaller one of each provider. */
const wished = process.env.LIVE_MODELS?.split(',')
const asked = wished
  ? models.filter(({ id }) => wished.includes(id))
  : [...new Map(models.map((model) => [model.provider, model])).values()]

const CALL = {
  system: 'You report on one document. Answer with JSON alone.',
  prompt:
    '<document>The notice period is 90 days.</document>\n\nHow long is the notice? {"claims":[{"text","quote"}]}',
  schema: z.object({ claims: z.array(z.object({ text: z.string(), quote: z.string() })) }),
  maxOutputTokens: 2_000,
}

for (const provider of new Set(providers.unusable?.map((model) => model.provider)))
  test.skip(`${provider} is left out: it has no key here`, () => {})

test.skipIf(asked.length > 0)('no provider is configured here: nothing was asked', () => {})

for (const model of asked) {
  test(`${model.id} answers in JSON, bit by bit, and says what it took`, { timeout: 120_000 }, async () => {
    const { text, pieces, usage } = await answerOf(model)
    expect(text).toMatch(/90/)
    expect(text).toMatch(/"claims"/)
    expect(pieces).toBeGreaterThan(1)
    expect(usage).toBeGreaterThan(10)
  })

  test(`${model.id} stops when it is told to`, { timeout: 120_000 }, async () => {
    const stop = new AbortController()
    const reason = new Error('stopped')
    const reading = (async () => {
      for await (const event of model.generate(CALL, stop.signal))
        if (event.type === 'text') stop.abort(reason)
      throw new AppError('model.broken_output')
    })()
    await expect(reading).rejects.toBe(reason)
  })
}

async function answerOf(model: LanguageModel) {
  const answer = { text: '', pieces: 0, usage: 0 }
  for await (const event of model.generate(CALL, new AbortController().signal)) {
    if (event.type === 'usage') answer.usage = event.inputTokens
    else {
      answer.text += event.text
      answer.pieces += 1
    }
  }
  return answer
}
