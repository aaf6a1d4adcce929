import type { Generation, LanguageModel } from '#server/models/provider.ts'
import type { AppError } from '#server/platform/errors.ts'

/** What a scripted model writes: its answer, or pieces of it and then a fault. */
export type Script = (call: Generation, nth: number) => string | { pieces: string[]; fault: AppError }

export type ScriptedModel = LanguageModel & { calls: Generation[] }

/** A language model that writes what the test tells it to, in pieces of a few characters, and remembers what it was asked. */
export function scriptedModel(
  id: string,
  script: Script,
  options: Partial<LanguageModel> = {},
): ScriptedModel {
  const calls: Generation[] = []
  return {
    kind: 'language',
    id,
    label: id,
    description: 'Scripted by a test.',
    provider: 'scripted',
    local: true,
    host: '127.0.0.1',
    contextTokens: 100_000,
    outputTokens: 4_000,
    price: { input: 1, output: 2 },
    calls,
    async *generate(call, signal) {
      calls.push(call)
      const written = script(call, calls.length)
      const pieces = typeof written === 'string' ? (written.match(/[\s\S]{1,17}/g) ?? []) : written.pieces
      for (const text of pieces) {
        signal.throwIfAborted()
        yield { type: 'text', text }
      }
      if (typeof written !== 'string') throw written.fault
      yield { type: 'usage', inputTokens: 100, outputTokens: 10 }
    },
    ...options,
  }
}

/** An answer as models with structured output write it. */
export function answerOf(
  ...claims: { text: string; quotes?: string[]; section?: string; cells?: Record<string, string> }[]
): string {
  return JSON.stringify({
    claims: claims.map(({ text, quotes = [], section = null, cells }) => ({
      section,
      ...(cells ? { cells } : {}),
      text,
      quotes: quotes.map((exact) => ({ exact, prefix: '', suffix: '' })),
    })),
    not_found: claims.length === 0,
  })
}
