import { pino } from 'pino'
import { openDesk } from '#server/models/language/desk.ts'
import type { Resolve } from '#server/models/language/guarded-fetch.ts'
import { languageModel } from '#server/models/language/language-model.ts'
import type { Patience, ProviderSpec } from '#server/models/language/spec.ts'
import type { LanguageModel } from '#server/models/provider.ts'
import type { ProtocolName } from './server.ts'

/** The key that no log, error or row may ever show. */
export const CANARY_KEY = 'sk-canary-4f1c2d9be07a'

/** The models of each protocol that the tests ask: known ones, so that the SDK takes them for what they are. */
const NAMES: Record<ProtocolName, string> = {
  openai: 'gpt-4.1',
  anthropic: 'claude-sonnet-5',
  google: 'gemini-2.5-flash',
  compatible: 'llama-test',
}

/** A real model of ours over the AI SDK that asks a fake provider. */
export function modelAt(
  protocol: ProtocolName,
  url: string,
  options: {
    provider?: Partial<ProviderSpec>
    patience?: Partial<Patience>
    resolve?: Resolve
    lines?: string[]
  } = {},
): LanguageModel {
  const { lines } = options
  const log = pino({ level: lines ? 'trace' : 'silent' }, { write: (line: string) => void lines?.push(line) })
  const desk = openDesk(
    {
      name: protocol,
      label: protocol,
      protocol,
      url,
      key: CANARY_KEY,
      host: '127.0.0.1',
      local: true,
      ...options.provider,
    },
    {
      log,
      patience: { idle: 5_000, total: 20_000, pause: 5, ...options.patience },
      ...(options.resolve ? { resolve: options.resolve } : {}),
    },
  )
  return languageModel(desk, {
    name: NAMES[protocol],
    label: protocol,
    contextTokens: 100_000,
    outputTokens: 4_000,
    price: { input: 1, output: 2 },
    structured: true,
  })
}
