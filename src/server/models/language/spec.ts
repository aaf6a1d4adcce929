import type { Price } from '#contracts/model.ts'
import type { BuiltIn } from './catalogue.ts'

/** How long a model may take, in milliseconds: silent, and in all. `pause` is the wait before a second try. */
export interface Patience {
  idle: number
  total: number
  pause: number
}

/** Where a provider's models are asked, and how. */
export interface ProviderSpec {
  name: string
  label: string
  protocol: BuiltIn | 'compatible'
  /** Left out: the provider's own. */
  url?: string | undefined
  key?: string | undefined
  /** For people: where the text goes. */
  host: string
  /** On this server or its private network. */
  local: boolean
}

/** One model of a provider. */
export interface ModelSpec {
  /** As the provider calls it. */
  name: string
  label: string
  contextTokens: number
  outputTokens: number
  price: Price | null
  structured: boolean
}
