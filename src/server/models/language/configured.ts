import type { Env } from '#server/platform/env.ts'
import { BUILT_IN, type BuiltIn, CATALOGUE } from './catalogue.ts'
import type { ModelSpec, ProviderSpec } from './spec.ts'

/** A provider as it is configured, with its models. */
export interface Configured {
  provider: ProviderSpec
  models: ModelSpec[]
  /** Null: it can be asked. */
  obstacle: 'no_key' | null
  /** For models that are named by the endpoint itself; null where only those above are offered. */
  unnamed: Omit<ModelSpec, 'name' | 'label'> | null
}

/** All providers that are known here, those without a key as well. */
export function configuredProviders(env: Env): Configured[] {
  const keys = { openai: env.openaiApiKey, anthropic: env.anthropicApiKey, google: env.googleApiKey }
  const urls = { openai: env.openaiBaseUrl, anthropic: env.anthropicBaseUrl, google: env.googleBaseUrl }
  const builtIn = (Object.keys(BUILT_IN) as BuiltIn[]).map((name): Configured => {
    const { label, host } = BUILT_IN[name]
    const [key, url] = [keys[name], urls[name]]
    return {
      provider: {
        ...{ name, label, key, url, protocol: name },
        host: url ? new URL(url).host : host,
        local: url !== undefined && isNamedLocal(env, url),
      },
      models: withTable(
        env,
        name,
        CATALOGUE[name].map(({ id, ...facts }) => ({ name: id, structured: true, ...facts })),
      ),
      obstacle: key ? null : 'no_key',
      unnamed: null,
    }
  })
  return [...builtIn, ...env.modelEndpoints.map((endpoint) => endpointOf(env, endpoint))]
}

function endpointOf(env: Env, endpoint: Env['modelEndpoints'][number]): Configured {
  const { name, url, key, contextTokens, outputTokens, price, structured } = endpoint
  const common = { contextTokens, outputTokens, price, structured }
  const models = endpoint.models.map((one): ModelSpec => {
    const { id, ...facts } = typeof one === 'string' ? { id: one } : one
    return { ...common, name: id, label: id, ...defined(facts) }
  })
  return {
    provider: {
      ...{ name, label: name, key, url, protocol: 'compatible' as const },
      host: new URL(url).host,
      local: endpoint.local || isNamedLocal(env, url),
    },
    models: withTable(env, name, models),
    obstacle: null,
    unnamed: endpoint.models.length === 0 ? common : null,
  }
}

/** What MODELS says of a provider's models: known ones are changed, others added. */
function withTable(env: Env, provider: string, models: ModelSpec[]): ModelSpec[] {
  const byName = new Map(models.map((model) => [model.name, model]))
  for (const { id, ...facts } of env.models) {
    if (!id.startsWith(`${provider}/`)) continue
    const name = id.slice(provider.length + 1)
    const known = byName.get(name) ?? {
      ...{ name, label: name, contextTokens: 32_000, outputTokens: 4_096, price: null, structured: true },
    }
    byName.set(name, { ...known, ...defined(facts) })
  }
  return [...byName.values()]
}

/** Whether MODEL_LOCAL_HOSTS names an address's host, with its port or without. */
export function isNamedLocal(env: Pick<Env, 'modelLocalHosts'>, url: string): boolean {
  const { host, hostname } = new URL(url)
  return env.modelLocalHosts.some((name) => name === host || name === hostname)
}

/** Only what was said: an undefined field would hide the one it is laid over. */
function defined<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as never
}
