import type { LanguageModelV4, SharedV4ProviderOptions } from '@ai-sdk/provider'
import type { ProviderSpec } from './spec.ts'

/** Makes a provider's models by name. */
export type OpenModel = (name: string) => LanguageModelV4

/**
 * Opens a provider's protocol. Loaded when it is first spoken: each of these packages takes some 17 MB, and most
 * installations have one or two providers.
 */
export async function openProtocol(
  provider: ProviderSpec,
  fetch: typeof globalThis.fetch,
): Promise<OpenModel> {
  // Without a key in the settings these packages would look for one in the environment by themselves.
  const { name, key: apiKey = 'none', url: baseURL } = provider
  const settings = { apiKey, fetch, ...(baseURL ? { baseURL } : {}) }
  switch (provider.protocol) {
    case 'openai': {
      const { createOpenAI } = await import('@ai-sdk/openai')
      return createOpenAI(settings)
    }
    case 'anthropic': {
      const { createAnthropic } = await import('@ai-sdk/anthropic')
      return createAnthropic(settings)
    }
    case 'google': {
      const { createGoogle } = await import('@ai-sdk/google')
      return createGoogle(settings)
    }
    case 'compatible': {
      const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
      const { key } = provider
      return createOpenAICompatible({
        name,
        fetch,
        baseURL: baseURL ?? '',
        ...(key ? { apiKey: key } : {}),
        includeUsage: true,
        supportsStructuredOutputs: true,
      })
    }
  }
}

/** What is asked of each provider besides: nothing is stored there, and JSON comes as text rather than by a tool. */
export const PROVIDER_OPTIONS: SharedV4ProviderOptions = {
  openai: { store: false },
  anthropic: { structuredOutputMode: 'outputFormat' },
}
