import { expect, test } from 'vitest'
import { addKeys, createMatcher, currentKeys, type KeyGroup } from './keys.ts'

const key = (keys: string, label = keys) => ({ keys, label, run: () => {} })
const page: KeyGroup = { title: 'Everywhere', keys: [key('?'), key('g d'), key('d', 'outer')] }

test('a single key is found at once', () => {
  expect(createMatcher(() => [page]).press('?', 0)?.keys).toBe('?')
})

test('a pair needs both keys, within a second', () => {
  const quick = createMatcher(() => [page])
  expect(quick.press('g', 0)).toBeNull()
  expect(quick.press('d', 900)?.keys).toBe('g d')

  const slow = createMatcher(() => [page])
  slow.press('g', 0)
  expect(slow.press('d', 1100)?.label).toBe('outer')
})

test('a pair is used up by being pressed', () => {
  const matcher = createMatcher(() => [page])
  matcher.press('g', 0)
  matcher.press('d', 10)
  expect(matcher.press('d', 20)?.label).toBe('outer')
})

test('the part that came last has the key', () => {
  const viewer: KeyGroup = { title: 'Document', keys: [key('d', 'inner')] }
  expect(createMatcher(() => [page, viewer]).press('d', 0)?.label).toBe('inner')
})

test('what is taken away is gone', () => {
  const remove = addKeys(page)
  expect(currentKeys()).toEqual([page])
  remove()
  expect(currentKeys()).toEqual([])
})
