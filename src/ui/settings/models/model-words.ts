import type { Model, ModelObstacle } from '#contracts/model.ts'

const STATES: Record<ModelObstacle, string> = {
  no_key: 'No key here',
  switched_off: 'Switched off',
  address_refused: 'Address refused',
  failing: 'Not answering',
}

/** "Ready", or why it can't be asked. */
export function stateWords({ obstacle }: Pick<Model, 'obstacle'>): string {
  return obstacle ? STATES[obstacle] : 'Ready'
}

/** "200,000 tokens", some 150,000 words; null for what reads all of any document. */
export function contextWords({ contextTokens }: Pick<Model, 'contextTokens'>): string {
  return contextTokens === null ? 'Any length' : `${contextTokens.toLocaleString('en')} tokens`
}

/** Dollars for a million tokens, read and written. */
export function priceWords({ price, host }: Pick<Model, 'price' | 'host'>): string {
  if (host === null) return 'Costs nothing'
  if (!price) return 'Price not known'
  if (price.input === 0 && price.output === 0) return 'Costs nothing'
  return `${dollars(price.input)} in, ${dollars(price.output)} out`
}

/** Where a document's text goes. */
export function placeWords({ host, local }: Pick<Model, 'host' | 'local'>): string {
  if (host === null) return 'Stays on this server'
  return local ? `Stays in your network, at ${host}` : `Is sent to ${host}`
}

function dollars(amount: number): string {
  return `$${amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 4 })}`
}

/** One provider with its models, in the order in which they came. */
export interface ProviderGroup {
  provider: string
  models: Model[]
}

/** By provider; those that can be asked first. */
export function byProvider(models: readonly Model[]): ProviderGroup[] {
  const groups = new Map<string, Model[]>()
  for (const model of models) groups.set(model.provider, [...(groups.get(model.provider) ?? []), model])
  const list = Array.from(groups, ([provider, inside]) => ({ provider, models: inside }))
  const keyless = ({ models }: ProviderGroup) => models.every(({ obstacle }) => obstacle === 'no_key')
  return [...list.filter((group) => !keyless(group)), ...list.filter(keyless)]
}
