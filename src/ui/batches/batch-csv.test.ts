import { expect, test } from 'vitest'
import { batchCsv } from './batch-csv.ts'
import type { BatchLine } from './use-batch.ts'

const citation = { exact: 'The rent\nis 1,250 euros.', page: 2, status: 'exact' }

function line(filename: string, state: string, claims: object[]): BatchLine {
  const runs = [{ claims: claims.map((claim) => ({ unshown: [], ...claim })) }]
  return { row: { filename, state, outcome: null }, detail: { runs } } as unknown as BatchLine
}

test('each statement is a row with its quotes and pages, and no document is left out', () => {
  const csv = batchCsv([
    line('a.pdf', 'done', [
      { text: 'The rent is 1,250 euros.', citations: [citation] },
      { text: 'It is 9.', citations: [citation], unshown: [{ kind: 'number', text: '9' }] },
    ]),
    line('b.pdf', 'failed', []),
  ])
  expect(csv.split('\r\n').slice(1, 4)).toEqual([
    'a.pdf,answered,"The rent is 1,250 euros.","“The rent is 1,250 euros.”",2,1,1,',
    'a.pdf,answered,It is 9.,"“The rent is 1,250 euros.”",2,1,1,"Quote found, does not show 9"',
    'b.pdf,"failed, partial",,,,,,',
  ])
})

test('what a spreadsheet would run stays text', () => {
  const csv = batchCsv([line('=cmd().pdf', 'done', [{ text: '=1+1', citations: [] }])])
  expect(csv).toMatch(/'=cmd\(\)\.pdf.*'=1\+1/)
})
