import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segments, touching } from './segments.ts'

test('overlapping marks give a segment for each, and one for both', () => {
  const layers = [
    { start: 2, end: 6, key: 'a' },
    { start: 4, end: 9, key: 'b' },
  ]
  expect(segments(0, 10, layers)).toEqual([
    { start: 0, end: 2, keys: [] },
    { start: 2, end: 4, keys: ['a'] },
    { start: 4, end: 6, keys: ['a', 'b'] },
    { start: 6, end: 9, keys: ['b'] },
    { start: 9, end: 10, keys: [] },
  ])
})

test('a mark that reaches beyond the range is cut at its ends', () => {
  expect(segments(5, 8, [{ start: 0, end: 99, key: 'a' }])).toEqual([{ start: 5, end: 8, keys: ['a'] }])
})

test('whatever lies on a text, its segments put together are the text', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(60), fc.nat(60)).map(([start, length]) => ({ start, end: start + length, key: start })),
  )
  const text = 'The quick brown fox jumps over the lazy dog, twice.'
  fc.assert(
    fc.property(spans, (layers) => {
      const parts = segments(0, text.length, layers)
      expect(parts.map((part) => text.slice(part.start, part.end)).join('')).toBe(text)
      for (const part of parts) {
        const expected = layers.filter((l) => l.start <= part.start && part.end <= l.end && l.start < l.end)
        expect(part.keys).toEqual(expected.map((layer) => layer.key))
      }
    }),
  )
})

test('only the spans that touch a stretch are found', () => {
  const spans = [0, 10, 20, 30].map((start) => ({ start, end: start + 5 }))
  expect(touching(spans, 12, 21)).toEqual([
    { start: 10, end: 15 },
    { start: 20, end: 25 },
  ])
  expect(touching(spans, 5, 10)).toEqual([])
  expect(touching([], 0, 10)).toEqual([])
})
