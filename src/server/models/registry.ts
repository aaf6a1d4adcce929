import type { Model } from '#contracts/analysis.ts'
import { extractive } from './extractive/provider.ts'
import type { Provider } from './provider.ts'

/** Those that can be asked here, by id. */
export type Providers = ReadonlyMap<string, Provider>

/** What this installation can ask. Built once per process; tests hand in their own. */
export function usableProviders(): Providers {
  return new Map([[extractive.id, extractive]])
}

const DESCRIPTIONS: Record<string, string> = {
  extractive: 'The document’s own sentences; nothing leaves this server.',
}

/** The providers as the page lists them. */
export function listModels(providers: Providers): Model[] {
  return Array.from(providers.values(), ({ id, label, local }) => ({
    id,
    label,
    local,
    description: DESCRIPTIONS[id] ?? '',
  }))
}
