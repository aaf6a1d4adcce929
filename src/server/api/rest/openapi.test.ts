import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
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

test('nothing of our own schemas is lost on the way: dates, enums, numbers and limits are there', () => {
  const text = JSON.stringify(document)
  expect(text).not.toContain('{}')
  expect(document.components?.schemas).toHaveProperty('Job')
})
