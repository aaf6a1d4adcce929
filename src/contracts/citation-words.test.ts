import { expect, test } from 'vitest'
import type { Unshown } from './analysis.ts'
import type { DifferencePart, VerificationStatus } from './citation.ts'
import { changesIn, citationName, doubtWords, occurrencesWords, whyNot } from './citation-words.ts'

const DAYS: DifferencePart[] = [
  { kind: 'same', text: 'within ' },
  { kind: 'quote', text: '90' },
  { kind: 'document', text: '30' },
  { kind: 'same', text: ' days' },
]

test('a citation is named by number, page and what was found', () => {
  expect(citationName({ number: 3, page: 12, status: 'exact' })).toBe('Citation 3, page 12, Verified')
  expect(citationName({ number: 3, page: 12, status: 'typographic' })).toBe('Citation 3, page 12, Verified')
  expect(citationName({ number: 4, page: 2, status: 'altered' })).toBe('Citation 4, page 2, Altered')
  expect(citationName({ number: 5, page: null, status: 'exact' })).toBe('Citation 5, page 1, Verified')
  expect(citationName({ number: 6, page: null, status: 'missing' })).toBe('Citation 6, no page, Not found')
})

test('an altered quote says what the document says instead', () => {
  expect(whyNot({ status: 'altered', difference: DAYS })).toBe(
    'Altered: the document says “30” where the quote says “90”.',
  )
})

test('words added and words left out are told apart', () => {
  const added: DifferencePart[] = [{ kind: 'quote', text: 'not' }]
  const left: DifferencePart[] = [{ kind: 'document', text: 'not' }]
  expect(whyNot({ status: 'altered', difference: added })).toBe('Altered: the quote adds “not”.')
  expect(whyNot({ status: 'altered', difference: left })).toBe('Altered: the quote leaves out “not”.')
})

test('a space that is left out is called by its name', () => {
  const difference: DifferencePart[] = [{ kind: 'document', text: ' ' }]
  expect(whyNot({ status: 'altered', difference })).toBe('Altered: the quote leaves out a space.')
})

test('changes with only a space between them are one', () => {
  expect(
    changesIn([
      { kind: 'quote', text: 'ninety' },
      { kind: 'document', text: 'thirty' },
      { kind: 'same', text: ' ' },
      { kind: 'quote', text: 'days' },
      { kind: 'document', text: 'nights' },
    ]),
  ).toEqual([{ quote: 'ninety days', document: 'thirty nights' }])
})

test('a verified quote needs no explanation, a missing one says so', () => {
  expect(whyNot({ status: 'typographic', difference: null })).toBeNull()
  expect(whyNot({ status: 'missing', difference: null })).toBe('Not found in this document.')
})

const citation = { number: 1, exact: 'a', prefix: '', suffix: '', start: 0, end: 1, occurrences: 1 }
const cited = (status: VerificationStatus) => ({ ...citation, status, difference: null, page: 1, marks: [] })
const doubt = (unshown: Unshown[]) => doubtWords({ citations: [cited('exact'), cited('missing')], unshown })

test('a claim none of whose quotes was found has no evidence, whatever it says', () => {
  const unshown: Unshown[] = [{ kind: 'number', text: '2,000' }]
  expect(doubtWords({ citations: [], unshown: [] })).toBe('No evidence found')
  expect(doubtWords({ citations: [cited('altered'), cited('missing')], unshown })).toBe('No evidence found')
})

test('what a claim says beyond its quotes is named', () => {
  expect(doubt([])).toBeNull()
  expect(
    doubt([
      { kind: 'number', text: '2,000' },
      { kind: 'name', text: 'Berlin' },
    ]),
  ).toBe('Quote found, does not show 2,000, Berlin')
  expect(doubt([{ kind: 'approximation', text: '30', quote: 'about 30' }])).toBe(
    'Quote found, does not show 30 (it says “about 30”)',
  )
  expect(doubt([{ kind: 'negation', text: 'not', quote: 'not' }])).toBe(
    'Quote found, says “not”, which the claim leaves out',
  )
  expect(occurrencesWords({ occurrences: 3 })).toContain('stands 3 times')
  expect(occurrencesWords({ occurrences: 1 })).toBeNull()
})
