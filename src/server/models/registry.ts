import type { Model } from '#contracts/model.ts'
import type { Env } from '#server/platform/env.ts'
import type { Log } from '#server/platform/log.ts'
import { extractive } from './extractive/provider.ts'
import type { ProviderNews } from './language/breaker.ts'
import { type Configured, configuredProviders } from './language/configured.ts'
import { type Desk, openDesk } from './language/desk.ts'
import { isModelName, modelLister } from './language/discover.ts'
import { languageModel } from './language/language-model.ts'
import type { ModelSpec } from './language/spec.ts'
import type { LanguageModel, Provider } from './provider.ts'

/** Those that can be asked here, by id. */
export interface Providers extends ReadonlyMap<string, Provider> {
  /** Models that are known, but can't be asked here. */
  readonly unusable?: readonly Model[]
  /** What local endpoints offer by themselves at this moment; `get` finds these too. */
  discover?(): Promise<Provider[]>
  /** Providers that are left alone because they failed; only this process' own calls. */
  failing?(): string[]
  /** How each provider of language models was met by this process' own calls, by its name. */
  news?(): Record<string, ProviderNews>
}

/** What this installation can ask. Built once per process; tests hand in their own. */
export function usableProviders({ env, log }: { env: Env; log: Log }): Providers {
  const patience = { idle: env.modelIdleSeconds * 1000, total: env.modelTotalSeconds * 1000, pause: 500 }
  const registry = new Registry()
  registry.set(extractive.id, extractive)
  for (const configured of configuredProviders(env)) {
    const desk = openDesk(configured.provider, { log, patience })
    const models = configured.models.map((spec) => languageModel(desk, spec))
    if (configured.obstacle)
      registry.unusable.push(...models.map((model) => ({ ...listed(model), obstacle: configured.obstacle })))
    else registry.offer(desk, configured, models)
  }
  return registry
}

class Registry extends Map<string, Provider> implements Providers {
  readonly unusable: Model[] = []
  readonly #desks: Desk[] = []
  readonly #open: {
    prefix: string
    make(name: string): LanguageModel
    names(): Promise<readonly string[]>
  }[] = []

  offer(desk: Desk, { provider, unnamed }: Configured, models: LanguageModel[]): void {
    for (const model of models) this.set(model.id, model)
    this.#desks.push(desk)
    if (!unnamed) return
    const make = (name: string) => languageModel(desk, { ...unnamed, name, label: name } satisfies ModelSpec)
    this.#open.push({ prefix: `${provider.name}/`, make, names: modelLister(desk) })
  }

  /** Any model of an endpoint whose models aren't named: the worker is asked for one that only web has looked up. */
  override get(id: string): Provider | undefined {
    const known = super.get(id)
    if (known) return known
    const endpoint = this.#open.find(({ prefix }) => id.startsWith(prefix))
    const name = endpoint && id.slice(endpoint.prefix.length)
    return name && isModelName(name) ? endpoint.make(name) : undefined
  }

  async discover(): Promise<Provider[]> {
    const found = await Promise.all(
      this.#open.map(async ({ make, names }) => (await names()).map((name) => make(name))),
    )
    return found.flat().filter(({ id }) => !super.has(id))
  }

  news(): Record<string, ProviderNews> {
    return Object.fromEntries(this.#desks.map(({ breaker, provider }) => [provider.name, breaker.news()]))
  }

  failing(): string[] {
    return this.#desks.filter(({ breaker }) => !breaker.healthy()).map(({ provider }) => provider.name)
  }
}

/** A provider as the page lists it. */
export function listed(one: Provider): Model {
  const language = one.kind === 'language' ? one : null
  return {
    id: one.id,
    label: one.label,
    provider: language?.provider ?? one.id,
    description: one.description,
    local: one.local,
    host: language?.host ?? null,
    obstacle: null,
    contextTokens: language?.contextTokens ?? null,
    price: language?.price ?? null,
  }
}
