import type { Price } from '#contracts/model.ts'

/** A model that one of the built-in providers offers. */
export interface KnownModel {
  id: string
  label: string
  contextTokens: number
  outputTokens: number
  price: Price | null
}

export type BuiltIn = 'openai' | 'anthropic' | 'google'

/** The providers whose protocol is spoken by name. */
export const BUILT_IN: Record<BuiltIn, { label: string; host: string }> = {
  openai: { label: 'OpenAI', host: 'api.openai.com' },
  anthropic: { label: 'Anthropic', host: 'api.anthropic.com' },
  google: { label: 'Google', host: 'generativelanguage.googleapis.com' },
}

/**
 * Known models, by the ids of the AI SDK's type unions; any other is added by MODELS. Prices are dollars for a million
 * tokens as the providers published them up to November 2026, null where we are not sure. `contextTokens` is kept at
 * the size up to which the price holds (OpenAI charges double above 272,000 tokens, Google above 200,000).
 */
export const CATALOGUE: Record<BuiltIn, readonly KnownModel[]> = {
  openai: [
    known('gpt-6-astra', 'GPT-6 Astra', 272_000, 128_000, [10, 50]),
    known('gpt-6-sol', 'GPT-6 Sol', 272_000, 128_000, [2, 10]),
    known('gpt-6-luna', 'GPT-6 Luna', 272_000, 128_000, [0.1, 0.5]),
    known('gpt-6.1-terra', 'GPT-6.1 Terra', 272_000, 128_000, [1, 5]),
    known('gpt-5', 'GPT-5', 272_000, 128_000, [1.25, 10]),
    known('gpt-5-mini', 'GPT-5 mini', 272_000, 128_000, [0.25, 2]),
    known('gpt-4.1', 'GPT-4.1', 1_000_000, 32_768, [2, 8]),
    known('gpt-4.1-mini', 'GPT-4.1 mini', 1_000_000, 32_768, [0.4, 1.6]),
  ],
  anthropic: [
    known('claude-opus-5-5', 'Claude Opus 5.5', 1_000_000, 128_000, [4, 20]),
    known('claude-sonnet-5-5', 'Claude Sonnet 5.5', 1_000_000, 128_000, [2, 10]),
    known('claude-haiku-5-5', 'Claude Haiku 5.5', 1_000_000, 128_000, null),
    known('claude-opus-5', 'Claude Opus 5', 1_000_000, 128_000, [5, 25]),
    known('claude-sonnet-4-6', 'Claude Sonnet 4.6', 200_000, 64_000, [3, 15]),
    known('claude-haiku-4-5', 'Claude Haiku 4.5', 200_000, 64_000, [1, 5]),
  ],
  google: [
    known('gemini-4-argon', 'Gemini 4 Argon', 200_000, 65_536, null),
    known('gemini-4-carbon', 'Gemini 4 Carbon', 200_000, 65_536, null),
    known('gemini-3.8-flash', 'Gemini 3.8 Flash', 200_000, 65_536, null),
    known('gemini-2.5-pro', 'Gemini 2.5 Pro', 200_000, 65_536, [1.25, 10]),
    known('gemini-2.5-flash', 'Gemini 2.5 Flash', 1_000_000, 65_536, [0.3, 2.5]),
  ],
}

function known(
  id: string,
  label: string,
  contextTokens: number,
  outputTokens: number,
  price: [number, number] | null,
): KnownModel {
  return {
    id,
    label,
    contextTokens,
    outputTokens,
    price: price && { input: price[0], output: price[1] },
  }
}
