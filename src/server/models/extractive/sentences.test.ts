import { expect, test } from 'vitest'
import { read } from './reading.ts'

function sentencesOf(text: string, language: string | null = 'en'): string[] {
  return read({ text, pages: [], skippable: [], language }).sentences.map((sentence) => sentence.text)
}

test.each([
  ['abbreviations', ['Dr. Smith met Mr. J. R. Brown, e.g. in the U.S. Senate.', 'They spoke.']],
  ['numbers and references', ['See No. 5 and Fig. 3 for 2.5 percent.', 'That is all.']],
  ['a country at the end', ['He lives in the U.S.', 'The house is old.']],
  ['speech that goes on', ['"Why?" he asked.', 'Nobody knew.']],
  ['a footnote’s number', ['It rose.', 'The price fell.']],
])('%s', (name, expected) => {
  const text = name === 'a footnote’s number' ? 'It rose.7 The price fell.' : expected.join(' ')
  expect(sentencesOf(text)).toEqual(expected)
})

test('German ordinals and dates do not end a sentence', () => {
  const text = 'Am 3. Mai 1920 begann es, d. h. im 19. Jahrhundert nicht. Danach kam Nr. 5 an die Reihe.'
  expect(sentencesOf(text, 'de')).toHaveLength(2)
})

test('lines are joined, words divided at a line’s end too when the word is known', () => {
  expect(sentencesOf('The property is large and well-\nkept. A proper-\nty tax is due.')).toEqual([
    'The property is large and well-kept.',
    'A property tax is due.',
  ])
})

test('headings and list items stand alone', () => {
  const text =
    '1. Scope\nThe rules apply to all members:\n(a) adults who pay\n(b) children\n\nFees\n\nThey are low.'
  expect(sentencesOf(text)).toEqual([
    '1. Scope',
    'The rules apply to all members:',
    '(a) adults who pay',
    '(b) children',
    'Fees',
    'They are low.',
  ])
})

test('Chinese sentences end with their own marks and lines join without a space', () => {
  expect(sentencesOf('凡是年满十八岁的读者都可以借\n阅图书。馆内不得吸烟。', 'zh')).toEqual([
    '凡是年满十八岁的读者都可以借阅图书。',
    '馆内不得吸烟。',
  ])
})

test('note marks, bullets and list numbers at the front are no part of a sentence', () => {
  expect(
    sentencesOf('It rose.⁸ This was new.\n\n• Water is free.\n\n7. The term is recent. It was coined late.'),
  ).toEqual(['It rose.', 'This was new.', 'Water is free.', 'The term is recent.', 'It was coined late.'])
  expect(sentencesOf('3. Mai ist der Tag, an dem alles begann.', 'de')).toEqual([
    '3. Mai ist der Tag, an dem alles begann.',
  ])
})

test('a note’s mark after a number stays, as without it the number would be another', () => {
  expect(sentencesOf('Some 43 million did so in 2002.⁶ Others paid.')).toEqual([
    'Some 43 million did so in 2002.⁶',
    'Others paid.',
  ])
})

test('no sentence runs over a printer’s mark', () => {
  const text = 'The price rose and\n33R\nfell again later.\n\n'.repeat(12)
  expect(new Set(sentencesOf(text))).toEqual(new Set(['The price rose and', 'fell again later.']))
})
