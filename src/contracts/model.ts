import { z } from 'zod'
import { text } from './text.ts'

/** Dollars for a million tokens. */
export const price = z.object({ input: z.number().min(0), output: z.number().min(0) })
export type Price = z.infer<typeof price>

/** Why a model can't be asked now. */
export const modelObstacle = z.enum(['no_key', 'switched_off', 'address_refused', 'failing'])
export type ModelObstacle = z.infer<typeof modelObstacle>

/** A model as the page lists it. Ids are `provider/model`, such as `openai/gpt-5`; the built-in one is `extractive`. */
export const model = z.object({
  id: z.string(),
  label: z.string(),
  /** The provider's name: `extractive`, `openai`, `anthropic`, `google`, or that of a compatible endpoint. */
  provider: z.string(),
  description: z.string(),
  /** The document's text stays on this server, or on one that the operator calls local. */
  local: z.boolean(),
  /** Where a document's text goes, in words for people (a host name); null when it goes nowhere. */
  host: z.string().nullable(),
  /** Null: it can be asked. */
  obstacle: modelObstacle.nullable(),
  contextTokens: z.int().nullable(),
  price: price.nullable(),
})
export type Model = z.infer<typeof model>

export const modelId = z.object({ model: text.min(1).max(200) })

/** What a test of the connection found. */
export const connectionTest = z.object({
  ok: z.boolean(),
  /** For people: "Answered in 0.8 s", or what went wrong and what to do. */
  message: z.string(),
  milliseconds: z.int(),
})
export type ConnectionTest = z.infer<typeof connectionTest>

/** What a question would take before it is asked. `costMicros`: millionths of a dollar, null without a price. */
export const estimate = z.object({
  reading: z.enum(['whole', 'passages', 'map_reduce']),
  calls: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costMicros: z.int().nullable(),
  /** Answered from the cache: costs nothing. */
  cached: z.boolean(),
})
export type Estimate = z.infer<typeof estimate>
