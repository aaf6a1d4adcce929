import { expect, test } from 'vitest'
import { z } from 'zod'
import { MAX_INTEGER } from '#contracts/id.ts'
import { ROUTES } from './rest/table.ts'
import { appRouter } from './root.ts'

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { inputs: z.ZodType[] } }>
const taken = [
  ...Object.entries(procedures).flatMap(([name, { _def }]) =>
    _def.inputs.map((schema) => ({ name, schema })),
  ),
  ...ROUTES.flatMap(({ method, path, params, query, body }) =>
    [params, query, body?.schema]
      .filter((schema) => schema !== undefined)
      .map((schema) => ({ name: `${method} ${path}`, schema })),
  ),
]

/** The places in a JSON schema where a number may be larger than Postgres keeps: it would end as a fault of ours in a query. */
function unbounded(schema: unknown, at: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { type, maximum = Infinity, minimum, exclusiveMinimum } = schema as Record<string, number | undefined>
  const isNumber = ['integer', 'number'].includes(String(type))
  const least = minimum ?? exclusiveMinimum ?? -Infinity
  if (isNumber && !(maximum <= MAX_INTEGER && least >= -MAX_INTEGER)) return [at]
  return Object.entries(schema).flatMap(([key, inner]) => unbounded(inner, `${at}.${key}`))
}

test('every number that a procedure or a route takes has bounds that the database keeps', () => {
  const json = taken.map(({ name, schema }) => ({
    name,
    // What comes out of a schema is what reaches the query.
    schema: z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }),
  }))
  expect(json.length).toBeGreaterThan(30)
  expect(json.flatMap(({ name, schema }) => unbounded(schema, name))).toEqual([])
})
