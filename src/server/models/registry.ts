import type { Model } from '#contracts/model.ts'
import { extractive } from './extractive/provider.ts'
import type { Provider } from './provider.ts'

/** Those that can be asked here, by id. */
export type Providers = ReadonlyMap<string, Provider>

/** What this installation can ask. Built once per process; tests hand in their own. */
export function usableProviders(): Providers {
  return new Map([[extractive.id, extractive]])
}

/** The providers as the page lists them. */
export function listModels(providers: Providers): Model[] {
  return Array.from(providers.values(), (one) => ({
    id: one.id,
    label: one.label,
    provider: one.kind === 'analyst' ? one.id : one.provider,
    description: one.description,
    local: one.local,
    host: one.kind === 'analyst' ? null : one.host,
    obstacle: null,
    contextTokens: one.kind === 'analyst' ? null : one.contextTokens,
    price: one.kind === 'analyst' ? null : one.price,
  }))
}
