import { expect, test } from 'vitest'
import { placeOf } from '#server/citations/sentence.ts'
import { supportOf } from '#server/citations/support.ts'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import type { SourceText } from '../provider.ts'
import { analyse } from './analyst.ts'

/** A text whose bars are markup: with their blanks, as where each row is a line, unless others are said. */
function written(text: string, bars = /\| ?/g): SourceText {
  const skippable = [...text.matchAll(bars)].map(({ index, 0: { length } }) => {
    return { start: index, end: index + length }
  })
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

test('a row with line ends in its cells is not cut at them, whatever follows', () => {
  const pets = 'Pets | Dogs and cats are under no circumstances\nallowed in the flat of the tenant | see 4'
  const [claim] = ask('What is allowed in the flat of the tenant?', written(pets, /\|/g))
  expect(claim?.text).toContain('under no circumstances')
})

test('an empty cell keeps its place, and says nothing that its quote does not show', () => {
  const gaps = written(
    'City | Notice days | Monthly rent | Parking\nBerlin | | 1,200 | 50\nHamburg | 60 | 950 | 40\nMunich | 30 | 1,800 | 70',
  )
  const [claim] = ask('What is the monthly rent in Berlin?', gaps)
  expect(claim?.text).toBe('Berlin | – | 1,200 | 50')
  const prepared = prepare(gaps.text, { skippable: gaps.skippable })
  const [quote] = claim?.quotes ?? []
  const { start, end } = verifyQuote(prepared, quote ?? { exact: '' })
  const place = placeOf(prepared, quote?.exact ?? '', { start: start ?? 0, end: end ?? 0 })
  expect(supportOf(claim?.text ?? '', [place], 'en')).toEqual({ supported: true, unshown: [] })
})

test('a first row of values is no head, and the names of columns alone answer nothing', () => {
  const costs = written('Deposit | none\nRent | 900\nHeating | 150\nWater | 30')
  expect(ask('How much is the deposit?', costs).map(({ section, text }) => [section, text])).toEqual([
    [null, 'Deposit | none'],
  ])
  const wide = written('Deposit | none | paid\nRent | 900 | due\nHeating | 150 | due\nWater | 30 | due')
  expect(ask('How much is the deposit?', wide)).toEqual([])
})

const DEPOSITS = written(
  [
    'City | Deposit | Bank | Since',
    'Berlin | 3,600 | Sparkasse | 2021',
    'Hamburg | 2,850 | Volksbank | 2022',
    'Munich | 5,400 | Stadtsparkasse | 2020',
  ].join('\n'),
)

test.each([
  ['Which bank holds the deposit for Munich?', 'Munich | 5,400 | Stadtsparkasse | 2020'],
  ['Who has the deposit of Hamburg?', 'Hamburg | 2,850 | Volksbank | 2022'],
])('%s: a verb that ties the columns to the row need not stand in it', (question, row) => {
  expect(ask(question, DEPOSITS).map(({ text }) => text)).toEqual([row])
})

test('a question for a column and nothing else is answered by all rows of a short table', () => {
  const rents = ask('What is the monthly rent?')
  expect(rents.map(({ text }) => text.split(' | ')[0])).toEqual(['Berlin', 'Hamburg', 'Munich'])
  expect(new Set(rents.map(({ section }) => section))).toEqual(
    new Set(['City | Notice days | Monthly rent | Remark']),
  )
  expect(ask('Which banks hold the deposits?', DEPOSITS)).toHaveLength(3)
})

test.each([
  'What is the monthly rent of the garage?',
  'Which city is the cheapest?',
  'Which school holds the deposit?',
  'Who signed the lease?',
  'Who paid the deposit?',
  'When was the deposit paid?',
  'Which bank holds no deposit?',
  'What is the total deposit?',
  'Who is the banker?',
  'How much is the monthly rent per year?',
  'Who manages Munich?',
  'How much does Munich owe?',
])('%s asks for more than the columns tell: not found', (question) => {
  expect(ask(question)).toEqual([])
  expect(ask(question, DEPOSITS)).toEqual([])
})

test.each(['de', null])('an English question to a table whose few words were taken for %s', (language) => {
  const banks = { ...DEPOSITS, language }
  expect(ask('What is the deposit?', banks)).toHaveLength(3)
  expect(ask('Which bank holds the deposit for Munich?', banks)).toMatchObject([
    { text: 'Munich | 5,400 | Stadtsparkasse | 2020' },
  ])
  expect(ask('What is the deposit for Paris?', banks)).toEqual([])
})

test('of a long table it must be said which row is meant', () => {
  const rows = Array.from({ length: 40 }, (_, at) => `Street ${at} | ${at} | ${900 + at}`)
  const long = written(['Address | Number | Monthly rent', ...rows].join('\n'))
  expect(ask('What is the monthly rent?', long)).toEqual([])
})

test('the rows of Markdown are rows under their head, the bars around them no cells', () => {
  const table =
    '| City | Notice days | Rent |\n|:--|--:|--:|\n| Berlin | 90 | 1,200 |\n| Hamburg | 60 | 950 |'
  const { text, skippable } = written(table, /\|(?:[:-]+\|)*/g)
  expect(ask('What is the rent in Hamburg?', { text, skippable, pages: [], language: 'en' })).toMatchObject([
    { section: 'City | Notice days | Rent', text: 'Hamburg | 60 | 950' },
  ])
})
