import { expect, test } from 'vitest'
import type { Claim } from '#contracts/analysis.ts'
import type { TemplateOutput } from '#contracts/template.ts'
import { columnsOf, nextSorting, type Sorting, sortRows } from './table-rows.ts'

const output: TemplateOutput = {
  kind: 'table',
  columns: [
    { id: 'party', label: 'Who', describe: '', sorts: 'text' },
    { id: 'due', label: 'When', describe: '', sorts: 'date' },
    { id: 'amount', label: 'Amount', describe: '', sorts: 'amount' },
  ],
}
const columns = columnsOf({ id: 'obligations', output }) ?? []
const rows = [
  { party: 'Zoe', due: '3 May 2027', amount: '900 euros' },
  { party: '**anna**', due: 'on demand', amount: '' },
  { party: 'Émile', due: '1 June 2026', amount: '1,250 euros' },
  { party: '', due: '2026-12-01', amount: '80' },
].map((cells, index) => ({ ordinal: index + 1, cells }) as unknown as Claim)

function order(sorting: Sorting | null) {
  return sortRows(rows, columns, sorting, 'en').map(({ ordinal }) => ordinal)
}

test('words sort by the language, dates by the day, amounts by the number', () => {
  expect(order({ column: 'party', direction: 'ascending' })).toEqual([2, 3, 1, 4])
  expect(order({ column: 'due', direction: 'ascending' })).toEqual([3, 4, 1, 2])
  expect(order({ column: 'amount', direction: 'ascending' })).toEqual([4, 1, 3, 2])
})

test('what has nothing to sort by comes last, downwards too', () => {
  expect(order({ column: 'due', direction: 'descending' })).toEqual([1, 4, 3, 2])
  expect(order({ column: 'party', direction: 'descending' })).toEqual([1, 3, 2, 4])
})

test('a head pressed three times gives the order of the document back', () => {
  const once = nextSorting(null, 'due')
  const twice = nextSorting(once, 'due')
  expect([once?.direction, twice?.direction, nextSorting(twice, 'due')]).toEqual([
    'ascending',
    'descending',
    null,
  ])
  expect(nextSorting(twice, 'party')).toEqual({ column: 'party', direction: 'ascending' })
  expect(order(null)).toEqual([1, 2, 3, 4])
})

test('key facts are a table too, prose is not', () => {
  const claims: TemplateOutput = { kind: 'claims', sections: [] }
  expect(columnsOf({ id: 'key_facts', output: claims })?.map(({ label }) => label)).toEqual(['Kind', 'Fact'])
  expect(columnsOf({ id: 'summary', output: claims })).toBeNull()
})
