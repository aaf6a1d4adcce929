import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { AppError } from '#server/platform/errors.ts'
import type { Log } from '#server/platform/log.ts'
import { readAnswer } from './answer.ts'
import type { Embedder } from './embedder.ts'
import { type Pace, post } from './post.ts'

/** How long one call may take with all its tries, unless its caller is less patient. In milliseconds. */
const PATIENCE = 120_000
/** How long an endpoint that failed is left alone before one call is let through, in milliseconds. */
const PROBE_AFTER = 15_000
const FAILURES = 5

/** Any endpoint that speaks OpenAI's protocol: OpenAI, Ollama, vLLM, llama.cpp, text-embeddings-inference. */
export function endpointEmbedder(options: {
  /** The base address, up to and without `/embeddings`. */
  url: string
  model: string
  local: boolean
  batch: number
  log: Log
  apiKey?: string | undefined
  dimensions?: number | undefined
  /** Tests are in a hurry. */
  pace?: Partial<Pace>
}): Embedder {
  const { dimensions, log } = options
  const url = `${options.url.replace(/\/+$/, '')}/embeddings`
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (options.apiKey) headers.authorization = `Bearer ${options.apiKey}`

  const breaker = circuitBreaker(handleWhen(isAway), {
    halfOpenAfter: PROBE_AFTER,
    breaker: new ConsecutiveBreaker(FAILURES),
  })
  breaker.onBreak(() => log.warn('the embedding model does not answer and is left alone'))
  breaker.onReset(() => log.info('the embedding model answers again'))

  let size = dimensions ?? null

  async function call(
    texts: string[],
    { signal, patience }: { signal?: AbortSignal; patience?: number },
  ): Promise<Float32Array[]> {
    const body = JSON.stringify({
      model: options.model,
      input: texts,
      encoding_format: 'float',
      ...(dimensions ? { dimensions } : {}),
    })
    const answer = await post(
      { url, headers, body, local: options.local },
      { signal, patience: patience ?? PATIENCE, ...(options.pace ? { pace: options.pace } : {}) },
    )
    const vectors = readAnswer(answer, { count: texts.length, size })
    size ??= vectors[0]?.length ?? null
    return vectors
  }

  return {
    // Vectors of another length can't be compared: they are another model's.
    model: dimensions ? `${options.model}@${dimensions}` : options.model,
    local: options.local,
    batch: options.batch,
    async embed(texts, how = {}) {
      if (texts.length === 0) return []
      try {
        return await breaker.execute(() => call(texts, how))
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error
        throw new AppError('service.embedding_unavailable', {}, { cause: error })
      }
    },
    healthy: () => breaker.state !== CircuitState.Open,
  }
}

function isAway(error: unknown): boolean {
  return error instanceof AppError && error.code === 'service.embedding_unavailable'
}
