import { expect, test } from 'vitest'
import { openApiDocument } from '#server/api/rest/openapi.ts'
import { curlOf } from './curl.ts'
import { type ApiDocument, byTag } from './openapi.ts'
import { boundsInWords, typeWords } from './type-words.ts'

const groups = byTag(openApiDocument() as unknown as ApiDocument)
const places = groups.flatMap((group) => group.places)

function curl(method: string, path: string): string {
  const place = places.find((one) => one.method === method && one.path === path)
  return place ? curlOf(place) : 'nothing'
}

test('operations stand under their tags', () => {
  expect(groups.map((group) => group.tag)).toEqual(['Account', 'Documents', 'Analyses', 'Jobs', 'Service'])
})

test('each is called with curl', () => {
  expect(curl('GET', '/jobs/{job_id}')).toBe('curl "$API/jobs/$JOB" \\\n  -H "Authorization: Bearer $TOKEN"')
  expect(curl('GET', '/')).toBe('curl "$API"')
  expect(curl('DELETE', '/documents/{id}')).toContain('curl -X DELETE "$API/documents/1"')
  expect(curl('POST', '/upload')).toContain('-F file=@contract.pdf')
  expect(curl('GET', '/search')).toContain('/search?q=notice"')
  expect(curl('POST', '/auth/login')).toContain(`-d '{"email":"ada@example.org"`)
})

test('types and bounds are words', () => {
  const words = typeWords({
    anyOf: [{ type: 'array', items: { $ref: '#/components/schemas/Claim' } }, { type: 'null' }],
  })
  expect(words).toEqual([{ text: 'list of ' }, { shape: 'Claim' }, { text: ' or ' }, { text: 'null' }])
  expect(typeWords({ type: ['string', 'null'], format: 'uuid' })).toEqual([{ text: 'string or null (uuid)' }])
  expect(boundsInWords({ minimum: 1, maximum: 200, default: 50 })).toBe('1 to 200; 50 when left out')
  expect(boundsInWords({ maxLength: 4000 })).toBe('at most 4,000 characters')
  expect(boundsInWords({ exclusiveMinimum: 0, maximum: 2_147_483_647 })).toBe('at least 1')
})
