import { expect, test } from 'vitest'
import { age, ago } from './ago.ts'

const NOW = Date.parse('2026-11-21T12:00:00Z')
const before = (seconds: number) => ago(NOW - seconds * 1000, NOW)

test('below a minute it was just now', () => {
  expect(before(0)).toBe('just now')
  expect(before(59)).toBe('just now')
})

test('a clock that runs ahead does not make a future', () => {
  expect(before(-500)).toBe('just now')
})

test('each unit begins at its full length', () => {
  expect(before(60)).toBe('1 minute ago')
  expect(before(3599)).toBe('59 minutes ago')
  expect(before(3600)).toBe('1 hour ago')
  expect(before(86_400)).toBe('yesterday')
  expect(before(6 * 86_400)).toBe('6 days ago')
  expect(before(14 * 86_400)).toBe('2 weeks ago')
})

test('an age counts in the largest unit that it fills', () => {
  expect(age(1)).toBe('1 second')
  expect(age(59)).toBe('59 seconds')
  expect(age(240)).toBe('4 minutes')
  expect(age(3600)).toBe('1 hour')
})
