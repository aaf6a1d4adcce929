import { expect, test } from 'vitest'
import { findIn, firstHit, patternOf } from './find-text.ts'

function found(text: string, query: string): string[] {
  const pattern = patternOf(query)
  return pattern ? findIn(text, pattern, 0).map((hit) => text.slice(hit.start, hit.end)) : []
}

test('letter case and the kind of white space do not matter', () => {
  expect(found('Free Culture,\nfree\nculture', 'free culture')).toEqual(['Free Culture', 'free\nculture'])
})

test('a word broken at a line end is found', () => {
  expect(found('the docu-\nment', 'document')).toEqual(['docu-\nment'])
})

test('what is special in a pattern is taken as it stands', () => {
  expect(found('a (b) [c] 1+1? $5.00 a/b', '1+1? $5.00 a/b')).toEqual(['1+1? $5.00 a/b'])
  expect(found('abc', '.*')).toEqual([])
})

test('offsets stay those of the text, also where case changes a length', () => {
  expect(findIn('İstanbul, ISTANBUL', patternOf('istanbul') ?? /x/g, 100)).toEqual([{ start: 110, end: 118 }])
})

test('an empty question finds nothing', () => {
  expect(patternOf('  ')).toBeNull()
})

test('finding begins at the page that was seen, and goes round only when all pages are read', () => {
  const hits = [{ page: 2 }, { page: 9 }]
  expect(firstHit(hits, 5, false)).toBe(1)
  expect(firstHit(hits, 12, false)).toBe(-1)
  expect(firstHit(hits, 12, true)).toBe(0)
  expect(firstHit([], 1, true)).toBe(-1)
})
