import fc from 'fast-check'
import { expect, test } from 'vitest'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { textFixture } from '#test/texts/fixtures.ts'
import type { AnswerRequest, SourceText } from '../provider.ts'
import { analyse } from './analyst.ts'

const LEASE = textFixture('lease-contract.txt', 'en')
const WATERWORKS = textFixture('wasserwerk.txt', 'de')
const LIBRARY = textFixture('library-notice.txt', 'zh')

/** Without white space, hyphens and soft hyphens: all that reading may change. */
const folded = (text: string) => text.replace(/[\s\-\u2010\u00AD\u200B\u2060\uFEFF]/gu, '')

function withoutSkippable({ text, skippable }: SourceText): string {
  return [...skippable]
    .sort((a, b) => b.start - a.start)
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
}

function requestsFor(source: SourceText, question = 'How much is the rent?'): AnswerRequest[] {
  const whole = (['summary', 'key_facts'] as const).map((template) => ({ template, question: null, source }))
  return [...whole, { template: 'question', question, source }]
}

test('a summary keeps the document’s order and names the headings', () => {
  const claims = analyse({ template: 'summary', question: null, source: LEASE })
  const prepared = prepare(LEASE.text, { skippable: LEASE.skippable })
  const places = claims.map(({ quotes: [quote] }) => (quote ? verifyQuote(prepared, quote).start : null))
  expect(claims.length).toBeGreaterThanOrEqual(3)
  expect(places).toEqual([...places].sort((a, b) => Number(a) - Number(b)))
  expect(claims.map(({ section }) => section)).toContain('3. Rent and deposit')
})

test('key facts come in groups', () => {
  const claims = analyse({ template: 'key_facts', question: null, source: LEASE })
  const sections = [...new Set(claims.map(({ section }) => section))]
  expect(sections).toEqual(['People and organisations', 'Dates', 'Amounts and numbers', 'Obligations'])
  expect(new Set(claims.map(({ text }) => text)).size).toBe(claims.length)
})

test('a sentence over a page break is one sentence, without the running heads', () => {
  const [claim] = analyse({ template: 'question', question: 'How much is the deposit?', source: LEASE })
  expect(claim?.text).toBe('Before moving in, the Tenant shall pay a deposit of $3,700.')
  expect(claim?.quotes[0]?.exact).not.toContain('Harbour Street')
})

test('a document without prose has no summary', () => {
  const source = { text: '1\n2\n3\f\n', pages: [], skippable: [], language: null }
  for (const request of requestsFor(source)) expect(analyse(request)).toEqual([])
})

test('what the document is about is answered by its most telling sentences', () => {
  const claims = analyse({
    template: 'question',
    question: 'Worum geht es in diesem Bericht?',
    source: WATERWORKS,
  })
  expect(claims[0]?.text).toContain('Dieser Bericht beschreibt')
})

for (const source of [LEASE, WATERWORKS, LIBRARY]) {
  test(`every quote is found in the document, and the claim says what the quote says (${source.language})`, () => {
    const prepared = prepare(source.text, { skippable: source.skippable })
    const claims = requestsFor(source, '馆长 Tiefbrunnen rent').flatMap(analyse)
    expect(claims.length).toBeGreaterThan(5)
    for (const { text, quotes } of claims) {
      for (const quote of quotes) {
        expect(['exact', 'typographic'], quote.exact).toContain(verifyQuote(prepared, quote).status)
        expect(folded(text)).toBe(folded(quote.exact))
      }
    }
  })
}

test('prefix and suffix tell a repeated sentence from its twin', () => {
  const text =
    'The alpha pump costs 10 euros. Delivery takes three weeks.\n\nThe beta pump costs 20 euros. Delivery takes three weeks.'
  const source = { text, pages: [], skippable: [], language: 'en' }
  const claims = analyse({ template: 'question', question: 'How long does delivery take?', source })
  const found = claims.map(({ quotes: [quote] }) => quote && verifyQuote(prepare(text), quote))
  expect(found[0]).toMatchObject({ occurrences: 1, start: text.indexOf('Delivery') })
})

test('any text: quotes stand in it, claims add no word, the same request gives the same answer', () => {
  const word = fc.constantFrom(
    'rent',
    'The',
    'tenant',
    'pays',
    '$5',
    '12 May 2020',
    'Dr.',
    'Anna Berg',
    'no. 5',
    'wa-\nter',
    '日本。',
    'a\u00ADb',
    '"so"',
    '(x)',
    'é',
    '😀',
    '•',
  )
  const gap = fc.constantFrom(' ', '. ', '.\n', '\n', '\n\n', '\f', '? ', ', ', '.7 ')
  const texts = fc.array(fc.tuple(word, gap), { maxLength: 60 }).map((parts) => parts.flat().join(''))
  const languages = fc.constantFrom('en', 'de', 'zh', 'ar', null)
  fc.assert(
    fc.property(texts, languages, fc.nat(), fc.nat(8), (text, language, at, length) => {
      const start = text.length === 0 ? 0 : at % text.length
      const skippable = [{ start, end: Math.min(text.length, start + length) }]
      const source = { text, pages: [], skippable, language }
      for (const request of requestsFor(source, 'What does the tenant pay?')) {
        const claims = analyse(request)
        expect(analyse(request)).toEqual(claims)
        for (const { text: claim, quotes } of claims) {
          expect(folded(withoutSkippable(source))).toContain(folded(quotes[0]?.exact ?? '?'))
          expect(folded(claim)).toBe(folded(quotes[0]?.exact ?? '?'))
        }
      }
    }),
    { numRuns: 150 },
  )
})
