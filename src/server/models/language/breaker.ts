import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { AppError } from '#server/platform/errors.ts'
import type { Log } from '#server/platform/log.ts'

const FAILURES = 5
/** How long a provider that failed is left alone before one call is let through, in milliseconds. */
const PROBE_AFTER = 15_000

/** What says that a provider is away, rather than that it minds this call. */
const AWAY = new Set(['model.unreachable', 'model.failed', 'model.timeout'])

/** How a provider was met by this process' own calls; times are ISO 8601, UTC, and null before the first. */
export interface ProviderNews {
  breaker: 'closed' | 'open' | 'half-open'
  /** When it last answered. */
  lastSeen: string | null
  lastFailed: string | null
  /** The code of its last failure. */
  lastError: string | null
}

export interface Breaker {
  /** Throws what the provider threw last, without asking it, while it is left alone. */
  run<T>(work: () => Promise<T>): Promise<T>
  /** False while it is left alone; then somebody has to ask it, for it to be found well. */
  healthy(): boolean
  news(): ProviderNews
}

/** Leaves a provider alone that failed several times in a row, so that questions to it end at once. */
export function providerBreaker(provider: string, log: Log): Breaker {
  const policy = circuitBreaker(
    handleWhen((error) => error instanceof AppError && AWAY.has(error.code) && !refusedThis(error)),
    { halfOpenAfter: PROBE_AFTER, breaker: new ConsecutiveBreaker(FAILURES) },
  )
  let restsUntil = 0
  policy.onBreak(() => {
    restsUntil = Date.now() + PROBE_AFTER
    log.warn({ provider }, 'a provider of models does not answer and is left alone')
  })
  policy.onReset(() => log.info({ provider }, 'a provider of models answers again'))
  let last = new AppError('model.unreachable', { provider })
  const met: Omit<ProviderNews, 'breaker'> = { lastSeen: null, lastFailed: null, lastError: null }
  const healthy = () => policy.state !== CircuitState.Open || Date.now() >= restsUntil
  return {
    async run(work) {
      try {
        const answer = await policy.execute(work)
        met.lastSeen = new Date().toISOString()
        return answer
      } catch (error) {
        if (error instanceof BrokenCircuitError)
          throw new AppError(last.code, { ...last.details, rested: true })
        if (error instanceof AppError) {
          met.lastFailed = new Date().toISOString()
          met.lastError = error.code
          if (AWAY.has(error.code)) last = error
        }
        throw error
      }
    },
    healthy,
    news: () => ({
      breaker: policy.state === CircuitState.Closed ? 'closed' : healthy() ? 'half-open' : 'open',
      ...met,
    }),
  }
}

/** A 4xx is about the call, not about the provider. */
function refusedThis({ details }: AppError): boolean {
  return typeof details.status === 'number' && details.status < 500
}
