import type { JSONSchema7 } from '@ai-sdk/provider'
import { z } from 'zod'

/** What the strict modes of several providers refuse, and what says nothing here. */
const UNWANTED = new Set(['$schema', 'minimum', 'maximum'])

/** A schema as the structured output of all providers takes it. */
export function jsonSchemaOf(schema: z.ZodType): JSONSchema7 {
  return without(z.toJSONSchema(schema)) as JSONSchema7
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      UNWANTED.has(key) && typeof inner !== 'object' ? [] : [[key, without(inner)]],
    ),
  )
}
