import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isVerified } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'
import { prepare, verifyQuote } from './verify.ts'

interface Nasty {
  text: string
  skippable: Span[]
  quote: string
  stands: boolean
}

const NASTY = nastyIn(readFileSync(new URL('./trials/nasty.txt', import.meta.url), 'utf8'))

test('there are more than 300 of them', () => {
  expect(NASTY.length).toBeGreaterThan(300)
})

describe('made by hand to be taken for one another', () => {
  test.each(NASTY.map((nasty) => [nasty.text, nasty.stands ? '⊃' : '⊅', nasty.quote, nasty] as const))(
    '%j %s %j',
    (_text, _sign, _quote, { text, skippable, quote, stands }) => {
      const found = verifyQuote(prepare(text, { skippable }), { exact: quote })
      expect(isVerified(found.status)).toBe(stands)
    },
  )
})

function nastyIn(file: string): Nasty[] {
  let text = ''
  let skippable: Span[] = []
  return file.split('\n').flatMap((line) => {
    const [mark, words] = [line.slice(0, 2), spelledOut(line.slice(2))]
    if (mark === '> ') ({ text, skippable } = withSpans(words))
    return mark === '+ ' || mark === '- ' ? [{ text, skippable, quote: words, stands: mark === '+ ' }] : []
  })
}

function spelledOut(words: string): string {
  return words
    .replaceAll('\\n', '\n')
    .replaceAll('\\f', '\f')
    .replace(/\{([0-9A-F]{4,5})\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
}

/** A text without the brackets around what is passed over. */
function withSpans(words: string): { text: string; skippable: Span[] } {
  const skippable: Span[] = []
  let text = ''
  for (const [index, part] of words.split(/\[\[(.+?)\]\](?!\])/s).entries()) {
    if (index % 2 === 1) skippable.push({ start: text.length, end: text.length + part.length })
    text += part
  }
  return { text, skippable }
}
