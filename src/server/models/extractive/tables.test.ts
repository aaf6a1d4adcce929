import { expect, test } from 'vitest'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import type { SourceText } from '../provider.ts'
import { analyse } from './analyst.ts'

/** A text whose bars are markup, as all tables are written. */
function written(text: string): SourceText {
  const skippable = [...text.matchAll(/\|/g)].map(({ index }) => ({ start: index, end: index + 1 }))
  return { text, pages: [], skippable, language: 'en' }
}

const FLATS = written(
  [
    'City | Notice days | Monthly rent | Remark',
    'Berlin | 90 | 1,200 | Heating is included. It is paid by the landlord.',
    'Hamburg | 60 | 950 | Pets are not allowed in the flat',
    'Munich | 30 | 1,800 | The tenant pays for the heating',
  ].join('\n'),
)
const ask = (question: string, source = FLATS) => analyse({ template: 'question', question, source })

test.each([
  ['What is the monthly rent in Munich?', 'Munich | 30 | 1,800 | The tenant pays for the heating'],
  ['How many notice days has Hamburg?', 'Hamburg | 60 | 950 | Pets are not allowed in the flat'],
  ['Are pets allowed?', 'Hamburg | 60 | 950 | Pets are not allowed in the flat'],
  [
    'What is the remark about Berlin?',
    'Berlin | 90 | 1,200 | Heating is included. It is paid by the landlord.',
  ],
])('%s is answered by one row, under the names of its columns', (question, row) => {
  const claims = ask(question)
  expect(claims.map(({ section, text }) => [section, text])).toEqual([
    ['City | Notice days | Monthly rent | Remark', row],
  ])
  const [quote] = claims[0]?.quotes ?? []
  const found = quote && verifyQuote(prepare(FLATS.text, { skippable: FLATS.skippable }), quote)
  expect(FLATS.text.slice(found?.start ?? 0, found?.end ?? 0)).toBe(row)
})

test('what no row speaks of is not found, however its column is called', () => {
  expect(ask('What is the monthly rent in Paris?')).toEqual([])
})

test('a summary and key facts are rows, never the names of the columns alone', () => {
  for (const template of ['summary', 'key_facts'] as const) {
    const claims = analyse({ template, question: null, source: FLATS })
    expect(claims.length).toBeGreaterThan(1)
    for (const { text } of claims) expect(text).toMatch(/^(?:Berlin|Hamburg|Munich) \| /)
  }
})

test('a first row that names no columns of numbers is a row like any other', () => {
  const terms = written('Landlord | Anna Berg\nTenant | Juan Ortega\nRent | 900 euros')
  expect(ask('Who is the landlord?', terms)).toMatchObject([{ section: null, text: 'Landlord | Anna Berg' }])
})

test('sentences before and after a table are not joined with its rows', () => {
  const lease = written(
    'The tenant pays what is listed\nItem | Euros\nRent | 900\nHeating | 150\nand the landlord keeps the roof in repair.',
  )
  expect(ask('How much is the heating?', lease).map(({ text }) => text)).toEqual(['Heating | 150'])
  expect(ask('Who keeps the roof in repair?', lease).map(({ text }) => text)).toEqual([
    'and the landlord keeps the roof in repair.',
  ])
})

test('prose that is laid out in cells is read sentence by sentence', () => {
  const filler = 'The parties have met in the town hall and have talked about the mill at length. '
  const layout = written(
    `${filler.repeat(3)}| The notice period is ninety days for both parties. ${filler.repeat(2)}`,
  )
  const texts = ask('How long is the notice period?', layout).map(({ text }) => text)
  expect(texts).toEqual(['The notice period is ninety days for both parties.'])
})
