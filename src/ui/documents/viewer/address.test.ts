import { expect, test } from 'vitest'
import { MOST_HITS, readAddress, writeAddress } from './address.ts'

const read = (query: string) => readAddress(new URLSearchParams(query))

test('a citation and a passage have addresses that lead back to them', () => {
  const citation = { analysis: 7, citation: 3, at: null }
  expect(writeAddress(citation)).toBe('?analysis=7&citation=3')
  expect(read(writeAddress(citation))).toEqual(citation)
  const passage = { analysis: null, citation: null, at: { start: 0, end: 40 } }
  expect(writeAddress(passage)).toBe('?at=0-40')
  expect(read(writeAddress(passage))).toEqual(passage)
})

test('the words that were found in a passage are in its address', () => {
  const at = { start: 100, end: 400, hits: [110, 150].map((start) => ({ start, end: start + 6 })) }
  const address = writeAddress({ analysis: null, citation: null, at })
  expect(address).toBe('?at=100-400&hits=110-116.150-156')
  expect(read(address).at).toEqual(at)
  expect(read('at=100-400&hits=x.9-3').at).toEqual({ start: 100, end: 400 })
})

test('words beyond the passage, and more of them than a passage has, are left out', () => {
  expect(read('at=100-400&hits=90-120.110-116.390-401').at?.hits).toEqual([{ start: 110, end: 116 }])
  expect(read(`at=0-9&hits=${Array(1_900).fill('0-9').join('.')}`).at?.hits).toHaveLength(MOST_HITS)
})

test('an address without more has no query', () => {
  expect(writeAddress({ analysis: null, citation: null, at: null })).toBe('')
})

test.each(['analysis=-1', 'analysis=1e3', 'citation=0', 'at=9-3', 'at=5', 'at=a-b', 'analysis=99999999999'])(
  'what makes no sense is left out: %s',
  (query) => {
    expect(read(query)).toEqual({ analysis: null, citation: null, at: null })
  },
)
