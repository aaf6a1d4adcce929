import { expect, test } from 'vitest'
import { readAsked, searchPath, since } from './search-address.ts'

test('what is searched stands in the address, and comes back from it', () => {
  const asked = { query: 'late fee & “costs”', document: 7, type: 'pdf', days: 30 } as const
  expect(readAsked(new URLSearchParams(searchPath(asked).split('?')[1]))).toEqual(asked)
})

test('nothing asked is no query, and what makes no sense is left out', () => {
  const nothing = { query: '', document: null, type: null, days: null }
  expect(searchPath(nothing)).toBe('/search')
  expect(readAsked(new URLSearchParams('document=x&type=exe&days=-3'))).toEqual(nothing)
})

test('one day is today, from its beginning', () => {
  const now = new Date(2026, 10, 21, 17, 30)
  expect(new Date(since(1, now))).toEqual(new Date(2026, 10, 21))
  expect(new Date(since(7, now))).toEqual(new Date(2026, 10, 15))
})
