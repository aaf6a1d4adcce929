import type { Deps } from '#server/platform/deps.ts'
import { isNamedLocal } from '../language/configured.ts'
import { countedEmbedder } from './counted.ts'
import type { Embedder } from './embedder.ts'
import { endpointEmbedder } from './endpoint.ts'
import { isLocalAddress } from './local-address.ts'

const OPENAI = 'https://api.openai.com/v1'

/** The embedding model that the environment names; null where it names none: then no text is sent anywhere. */
export function configuredEmbedder({
  env,
  log,
  metrics,
}: Pick<Deps, 'env' | 'log' | 'metrics'>): Embedder | null {
  if (!env.embeddingModel) return null
  const url = env.embeddingUrl ?? OPENAI
  const embedder = endpointEmbedder({
    url,
    log,
    model: env.embeddingModel,
    // Another endpoint is not told OpenAI's key.
    apiKey: env.embeddingApiKey ?? (env.embeddingUrl ? undefined : env.openaiApiKey),
    dimensions: env.embeddingDimensions,
    batch: env.embeddingBatch,
    local: env.embeddingLocal || isLocalAddress(url) || isNamedLocal(env, url),
  })
  return countedEmbedder(embedder, metrics)
}
