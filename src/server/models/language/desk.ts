import type { Log } from '#server/platform/log.ts'
import { type Breaker, providerBreaker } from './breaker.ts'
import { guardedFetch, type Resolve } from './guarded-fetch.ts'
import { type OpenModel, openProtocol } from './protocols.ts'
import type { Patience, ProviderSpec } from './spec.ts'

/** What all models of a provider share: its connection, and the breaker that leaves it alone. */
export interface Desk {
  provider: ProviderSpec
  patience: Patience
  breaker: Breaker
  fetch: typeof globalThis.fetch
  protocol(): Promise<OpenModel>
}

/** `resolve`: tests look names up by themselves. */
export function openDesk(
  provider: ProviderSpec,
  { log, patience, resolve }: { log: Log; patience: Patience; resolve?: Resolve },
): Desk {
  const fetch = guardedFetch({ local: provider.local, ...(resolve ? { resolve } : {}) })
  let protocol: Promise<OpenModel> | null = null
  return {
    provider,
    patience,
    fetch,
    breaker: providerBreaker(provider.name, log),
    protocol() {
      protocol ??= openProtocol(provider, fetch)
      return protocol
    },
  }
}
