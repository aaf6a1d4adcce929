import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceBetween } from './difference.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
const sentence = fc
  .array(fc.constantFrom('the', 'tenant', 'pays', '30', '1.5%', 'not', 'rent,', 'due.', 'a', '(b)'), {
    maxLength: 14,
  })
  .map((words) => words.join(' '))

test(`its parts make up the quote and the passage again (SEED=${SEED})`, () => {
  fc.assert(
    fc.property(sentence, sentence, (quote, passage) => {
      const parts = differenceBetween(quote, passage)
      const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text)
      expect(without('document').join('')).toBe(quote)
      expect(without('quote').join('')).toBe(passage)
    }),
    { seed: SEED, numRuns: 500 },
  )
})

test('typographic differences are none', () => {
  const parts = differenceBetween(
    'He said "don\'t" in 5-10 days of information',
    'he said “don’t”\nin 5–10 days of infor-\nmation',
  )
  expect(parts).toEqual([{ kind: 'same', text: 'He said "don\'t" in 5-10 days of information' }])
})

test('a run of replaced words is one change', () => {
  expect(differenceBetween('pay ten euros now', 'pay five pounds now')).toEqual([
    { kind: 'same', text: 'pay ' },
    { kind: 'quote', text: 'ten euros' },
    { kind: 'document', text: 'five pounds' },
    { kind: 'same', text: ' now' },
  ])
})

test('scripts without spaces are compared by words all the same', () => {
  const kinds = differenceBetween('有效期为3年', '有效期为5年').map((part) => `${part.kind} ${part.text}`)
  expect(kinds).toEqual(['same 有效期为', 'quote 3', 'document 5', 'same 年'])
})
