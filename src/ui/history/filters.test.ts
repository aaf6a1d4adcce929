import { expect, test } from 'vitest'
import { historyPath, readFilters } from './filters.ts'

const read = (path: string) => readFilters(new URL(path, 'http://x').searchParams)

test('an address leads back to the filters that made it', () => {
  const filters = { documentId: 7, template: 'key_facts', model: 'openai:gpt 5/x&y' } as const
  expect(read(historyPath(filters))).toEqual(filters)
})

test('no filter is no query', () => {
  expect(historyPath({})).toBe('/history')
})

test('an odd address filters by what can be read of it', () => {
  expect(read('/history?document=abc&template=poem&model=extractive')).toEqual({ model: 'extractive' })
  expect(read('/history?document=-1')).toEqual({})
  expect(read('/history?document=99999999999')).toEqual({})
})
