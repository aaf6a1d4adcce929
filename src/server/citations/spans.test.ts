import { describe, expect, test } from 'vitest'
import { prepare, verifyQuote } from './verify.ts'

/** The status of a quote in a text whose skippable spans are written as ⟦...⟧. */
function status(marked: string, exact: string) {
  const skippable: { start: number; end: number }[] = []
  let text = ''
  for (const [index, piece] of marked.split(/⟦|⟧/).entries()) {
    if (index % 2 === 1) skippable.push({ start: text.length, end: text.length + piece.length })
    text += piece
  }
  return verifyQuote(prepare(text, { skippable }), { exact }).status
}

describe('inline markup is passed over without a trace', () => {
  test.each([
    ['The tenant is ⟦**⟧Eleanor Marsh⟦**⟧, 4 Quay Street.', 'Eleanor Marsh, 4 Quay Street.'],
    ['See ⟦[⟧the page⟦](http://x.y/z)⟧, then pay.', 'See the page, then pay.'],
    ['It is ⟦***⟧never⟦***⟧; not even ⟦`⟧once⟦`⟧.', 'It is never; not even once.'],
  ])('%s', (text, quote) => {
    expect(status(text, quote)).toBe('typographic')
  })
})

describe('what keeps words apart, and words that markup joins, are read so', () => {
  test.each([
    ['⟦|⟧1⟦|⟧2⟦|⟧', '12', 'missing'],
    ['⟦|⟧net⟦|⟧work⟦|⟧ cables are sold', 'network cables are sold', 'altered'],
    ['It costs 1⟦**⟧0⟦**⟧ euros a month.', 'It costs 10 euros a month.', 'typographic'],
    ['It costs 1⟦**⟧0⟦**⟧ euros a month.', 'It costs 1', 'altered'],
    ['It costs 10⟦[⟧2⟦](#note)⟧ euros a month.', 'It costs 102 euros a month.', 'altered'],
    ['The ⟦**⟧un⟦**⟧limited liability company pays.', 'limited liability company pays', 'altered'],
    ['The ⟦**⟧un⟦**⟧limited liability company pays.', '**un**limited liability company', 'exact'],
    ['The ⟦**⟧un⟦**⟧limited liability company pays.', '**limited liability company', 'altered'],
    [
      'one line of words⟦\n Head of the page 7⟧\nand another line',
      'line of words and another line',
      'typographic',
    ],
  ])('%s', (text, quote, expected) => {
    expect(status(text, quote)).toBe(expected)
  })
})
