import { expect, test } from 'vitest'
import { endWords, placeWords, scopeWords } from './account-words.ts'

test('a token says what it may do, and until when', () => {
  expect(scopeWords(['read'])).toBe('Reads only')
  expect(scopeWords(['read', 'write'])).toBe('Reads and changes')
  const now = Date.parse('2026-11-21T12:00:00Z')
  expect(endWords(null, now)).toBe('Has no end')
  expect(endWords('2027-03-03T12:00:00Z', now)).toBe('Works until March 3, 2027')
  expect(endWords('2026-11-01T12:00:00Z', now)).toBe('Ended on November 1, 2026')
})

test('an address is shown as it is, one of this computer by these words', () => {
  expect(placeWords('192.0.2.7')).toBe('192.0.2.7')
  expect(placeWords('127.0.0.1')).toBe('This computer')
  expect(placeWords('')).toBe('Unknown address')
})
