import type { Model, ModelObstacle } from '#contracts/model.ts'

const PROVIDERS: Record<string, string> = {
  extractive: 'Built in',
  openai: 'OpenAI',
  anthropic: 'Anthropic',
  google: 'Google',
}

const OBSTACLES: Record<ModelObstacle, string> = {
  no_key: 'its key is not set here',
  switched_off: 'switched off by the operator',
  address_refused: 'its address is not allowed',
  failing: 'not answering just now',
}

/** Models under their providers' names, the built-in ones first, then as the server lists them. */
export function byProvider(models: readonly Model[]): Array<{ name: string; models: Model[] }> {
  const groups = Map.groupBy(models, ({ provider }) => provider)
  return Array.from(groups, ([provider, own]) => ({ name: providerName(provider), models: own })).sort(
    (a, b) => Number(b.name === PROVIDERS.extractive) - Number(a.name === PROVIDERS.extractive),
  )
}

export function providerName(provider: string): string {
  return PROVIDERS[provider] ?? provider
}

/** The model's name as an option; with why it can't be asked, if it can't. */
export function optionWords({ label, obstacle }: Pick<Model, 'label' | 'obstacle'>): string {
  return obstacle ? `${label} (${OBSTACLES[obstacle]})` : label
}

/** Where the text goes, how much it takes at once, what it costs: "Takes 128,000 tokens at once · …". */
export function modelFacts({ contextTokens, price }: Pick<Model, 'contextTokens' | 'price'>): string {
  const facts: string[] = []
  if (contextTokens !== null) facts.push(`Reads up to ${contextTokens.toLocaleString('en')} tokens at once`)
  if (price !== null)
    facts.push(
      price.input === 0 && price.output === 0
        ? 'free of charge'
        : `$${price.input} in and $${price.output} out per million tokens`,
    )
  return facts.join(' · ')
}

/** Those that may read a document: with one that is kept on this server, only those that run here. */
export function allowedFor(models: readonly Model[], localOnly: boolean): Model[] {
  return models.filter((model) => model.local || !localOnly)
}

/** The model to ask: the wished one if it can be asked, else the built-in one. */
export function usableModel(models: readonly Model[], wished: string): string {
  return models.some(({ id, obstacle }) => id === wished && obstacle === null) ? wished : 'extractive'
}
