import { readFileSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { rateOf } from '#server/limits/rates.ts'
import { RATE_NAMES } from '#server/platform/env.ts'
import { openApiDocument } from './openapi.ts'
import { ROUTES } from './table.ts'

const document = openApiDocument()

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator()
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(document)))
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  expect(validator.version).toBe('3.1')
})

test('every route is described, with its answers, its errors and who may call it', () => {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
  )
  expect(operations.map(({ name }) => name).sort()).toEqual(
    ROUTES.map((route) => `${route.method.toLowerCase()} ${route.path}`).sort(),
  )
  for (const { name, operation } of operations) {
    const statuses = Object.keys(operation.responses)
    expect(
      statuses.some((status) => status.startsWith('2')),
      name,
    ).toBe(true)
    expect(statuses.includes('401'), name).toBe(operation.security.length > 0 || name.includes('login'))
  }
})

test('every `{name}` in a path is a parameter', () => {
  for (const route of ROUTES) {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    expect(Object.keys(route.params?.shape ?? {})).toEqual(names)
  }
})

test('every field of a shape says what it is', () => {
  const shapes = Object.entries(document.components?.schemas ?? {})
  expect(shapes.length).toBeGreaterThan(10)
  for (const [name, shape] of shapes)
    for (const [field, schema] of Object.entries('properties' in shape ? (shape.properties ?? {}) : {}))
      expect(Object.keys(schema), `${name}.${field}`).toSatisfy((keys: string[]) =>
        keys.some((key) => ['type', '$ref', 'anyOf', 'const'].includes(key)),
      )
})

test('docs/api.md names each limit as it is', () => {
  const guide = readFileSync('docs/api.md', 'utf8')
  for (const name of RATE_NAMES) {
    const { limit, seconds } = rateOf({ profile: 'production', rateLimits: {} }, name)
    expect(guide).toContain(`| \`${name}\` | ${limit} | ${seconds} |`)
  }
})
