import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { placeOf } from './sentence.ts'
import { supportOf } from './support.ts'
import { prepare, verifyQuote } from './verify.ts'

interface Case {
  language: string
  document: string
  claim: string
  isTrue: boolean
}

const CASES = casesIn(readFileSync(new URL('./trials/left-out.txt', import.meta.url), 'utf8'))

describe('what the document says around a quote', () => {
  test.each(CASES.filter(({ isTrue }) => !isTrue))('turns a claim ($language): $claim ⊄ $document', (one) => {
    expect(supportIn(one).unshown).toContainEqual(expect.objectContaining({ kind: 'negation' }))
  })

  test.each(CASES.filter(({ isTrue }) => isTrue))(
    'leaves it as it is ($language): $claim ⊂ $document',
    (one) => {
      expect(supportIn(one)).toEqual({ supported: true, unshown: [] })
    },
  )
})

test('what is left out is named as the document says it', () => {
  const denied = {
    document: 'The landlord is never ⟦liable for damages⟧.',
    claim: 'He is liable for damages.',
  }
  expect(supportIn({ language: 'en', ...denied }).unshown).toEqual([
    { kind: 'negation', text: 'never', quote: 'never' },
  ])
})

test('another quote that shows the whole claim makes up for one that hides a "not"', () => {
  const hidden = quoted('The landlord is not ⟦liable for damages⟧ by storms.')
  const whole = quoted('⟦The landlord is liable for damages by fire⟧.')
  const { supported } = supportOf('The landlord is liable for damages by fire.', [hidden, whole], 'en')
  expect(supported).toBe(true)
})

test('a row of a table says nothing about the next one, however long it is', () => {
  const rows = 'Hamburg | 60 | Pets are not allowed in the flat\nMunich | 30 | The tenant pays'
  const skippable = [...rows.matchAll(/\| /g)].map(({ index }) => ({ start: index, end: index + 2 }))
  const start = rows.indexOf('Munich')
  const exact = 'Munich  30  The tenant pays'
  const place = placeOf(prepare(rows, { skippable }), exact, { start, end: rows.length })
  expect(supportOf('Munich | 30 | The tenant pays', [place], 'en')).toEqual({ supported: true, unshown: [] })
})

test.each([
  'Pets | Dogs are not\nallowed in the flat | x',
  'Pets | Rule | Note\nx | Dogs are not\nallowed in the flat | y',
  'Dogs are not\u2028allowed in the flat.',
  'Dogs are not\u2029allowed in the flat.',
  'Dogs are not\uFDD0allowed in the flat.',
  'Dogs are not\uFDD1allowed in the flat.',
])(
  'a line that may end within a cell ends no sentence, nor does a line or a mark of the text: %j',
  (text) => {
    const skippable = [...text.matchAll(/\|/g)].map(({ index }) => ({ start: index, end: index + 1 }))
    const exact = 'allowed in the flat'
    const start = text.indexOf(exact)
    const place = placeOf(prepare(text, { skippable }), exact, { start, end: start + exact.length })
    for (const claim of [exact, 'Dogs are allowed in the flat'])
      expect(supportOf(claim, [place], 'en')).toMatchObject({ supported: false })
  },
)

test('a row of Markdown ends with its line', () => {
  const rows = '| Hamburg | Pets are not allowed in the flat |\n| Munich | dogs bark |'
  const skippable = [...rows.matchAll(/\|/g)].map(({ index }) => ({ start: index, end: index + 1 }))
  const start = rows.indexOf('Munich')
  const place = placeOf(prepare(rows, { skippable }), 'Munich', { start, end: start + 6 })
  expect(place.before.trim()).toBe('')
})

test('a line that wraps does not end a sentence; a heading, a bullet and a cell do', () => {
  const claim = 'The tenant is liable for damage to the flat.'
  const quote = '⟦The tenant is liable for damage to the flat⟧.'
  const isSupported = (document: string) => supportIn({ language: 'en', document, claim }).supported
  expect(isSupported(`It is by the wording of this agreement, and by law, not true that\n${quote}`)).toBe(
    false,
  )
  expect(isSupported(`Not allowed\n${quote}`)).toBe(true)
  expect(isSupported(`- do not smoke\n- ${quote}`)).toBe(true)
  expect(isSupported(`not in the house\n\n${quote}`)).toBe(true)
  const cells = 'no dogs | The tenant is liable for damage to the flat.'
  const bar = { start: 8, end: 9 }
  const place = placeOf(prepare(cells, { skippable: [bar] }), claim.slice(0, -1), { start: 10, end: 53 })
  expect(place.before.trim()).toBe('')
})

describe('words that the document shows struck out', () => {
  const text = 'The tenant shall ~~not~~ pay within ~~60~~ 30 days.\n\nNo ~~dogs.'
  const skippable = Array.from(text.matchAll(/~~/g), ({ index }) => ({ start: index, end: index + 2 }))
  const prepared = prepare(text, { skippable })
  const unshownOf = (quote: string, claim: string) => {
    const { start, end } = verifyQuote(prepared, { exact: quote })
    if (start === null || end === null) throw new Error('The quote is not found')
    return supportOf(claim, [placeOf(prepared, quote, { start, end })], 'en').unshown
  }

  test('show nothing, and are told of', () => {
    const quote = 'The tenant shall not pay within 60 30 days'
    const note = { kind: 'negation', text: 'struck out', quote: 'not 60 (struck out)' }
    expect(unshownOf(quote, 'The tenant shall pay within 30 days.')).toEqual([note])
    expect(unshownOf(quote, 'The tenant shall pay within 60 days.')).toEqual([
      { kind: 'number', text: '60' },
      note,
    ])
    expect(unshownOf('shall not pay', 'The tenant shall not pay.')).toContainEqual({
      kind: 'negation',
      text: 'not',
    })
  })

  test('deny nothing around a quote, and a mark without its fellow strikes nothing', () => {
    expect(unshownOf('pay within', 'They pay within a time.')).toEqual([])
    expect(unshownOf('dogs', 'They are dogs.')).toEqual([{ kind: 'negation', text: 'No', quote: 'No' }])
  })
})

function supportIn({ language, document, claim }: Omit<Case, 'isTrue'>) {
  return supportOf(claim, [quoted(document)], language)
}

function quoted(document: string) {
  const start = document.indexOf('⟦')
  const end = document.indexOf('⟧') - 1
  const text = document.replace(/[⟦⟧]/g, '')
  return placeOf(prepare(text), text.slice(start, end), { start, end })
}

function casesIn(text: string): Case[] {
  let [language, document] = ['', '']
  return text.split('\n').flatMap((line) => {
    language = /^\[(\w+)\]/.exec(line)?.[1] ?? language
    document = /^> (.*)/.exec(line)?.[1] ?? document
    const [, mark, claim] = /^([+-]) (.*)/.exec(line) ?? []
    return claim === undefined ? [] : [{ language, document, claim, isTrue: mark === '+' }]
  })
}
