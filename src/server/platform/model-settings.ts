import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Dollars for a million tokens. */
const price = z.strictObject({ input: z.number().min(0), output: z.number().min(0) })

/** What an operator may say of a model; what is left out stays as it is in the table. */
const modelFacts = z.strictObject({
  label: z.string().min(1).max(100).optional(),
  contextTokens: z.int().min(1_000).optional(),
  outputTokens: z.int().min(256).optional(),
  price: price.nullable().optional(),
  /** False: it is asked for JSON in words alone. */
  structured: z.boolean().optional(),
})
export type ModelFacts = z.infer<typeof modelFacts>

const modelName = z.string().regex(/^[\w.:/@+-]{1,150}$/, 'not the name of a model')

const endpoint = z
  .strictObject({
    name: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and -'),
    url: z.url({ protocol: /^https?$/ }),
    /** The key itself, or `$NAME` for the one in the variable NAME. */
    key: z.string().min(1).optional(),
    /** On this server or its private network. */
    local: z.boolean().default(false),
    models: z.array(z.union([modelName, modelFacts.extend({ id: modelName })])).default([]),
    /** For its models that say nothing else. */
    contextTokens: z.int().min(1_000).default(8_192),
    outputTokens: z.int().min(256).default(4_096),
    price: price.nullable().default(null),
    structured: z.boolean().default(true),
  })
  .refine(({ local, models }) => local || models.length > 0, {
    message: 'name the models; only those of a local endpoint are looked up',
  })
  .refine(({ name }) => !['openai', 'anthropic', 'google', 'extractive'].includes(name), {
    message: 'this name is taken by a provider that is built in',
  })
export type ModelEndpoint = z.infer<typeof endpoint>

/** `id` is `provider/model`. */
const tableRow = modelFacts.extend({
  id: z.string().regex(/^[a-z][a-z0-9-]*\/.+$/, 'must be provider/model'),
})
export type ModelRow = z.infer<typeof tableRow>

export const modelEndpoints = jsonOrFile(
  z.array(endpoint).refine((all) => new Set(all.map(({ name }) => name)).size === all.length, {
    message: 'two endpoints have the same name',
  }),
)
export const modelTable = jsonOrFile(z.array(tableRow))

/** The endpoint with the key that its `$NAME` stands for. */
export function keyFrom(
  { key, ...rest }: ModelEndpoint,
  source: Record<string, string | undefined>,
): ModelEndpoint {
  const found = key?.startsWith('$') ? source[key.slice(1)]?.trim() : key
  return found ? { ...rest, key: found } : rest
}

/** A value that is written as JSON, or as the path of a file with it; left out, an empty list. */
function jsonOrFile<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .default('')
    .transform((value, context) => {
      if (value === '') return []
      try {
        return JSON.parse(/^\s*\[/.test(value) ? value : readFileSync(value, 'utf8'))
      } catch {
        context.addIssue({ code: 'custom', message: 'neither a JSON list nor the path of a file with one' })
        return z.NEVER
      }
    })
    .pipe(schema)
}
