import Papa from 'papaparse'
import { isVerified } from '#contracts/citation.ts'
import { doubtWords } from '#contracts/citation-words.ts'
import { plainOf } from '#contracts/marked-text.ts'
import type { BatchLine } from './use-batch.ts'

/** What spreadsheets take for a formula, wide forms included: such a cell gets an apostrophe before it (OWASP). */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/

const HEAD = [
  'Document',
  'State',
  'Statement',
  'Quotes',
  'Pages',
  'Quotes verified',
  'Quotes in all',
  'Not shown',
]

/** The answers of a batch as a spreadsheet opens them: a row a statement; a document without any has one as well. */
export function batchCsv(lines: readonly BatchLine[]): string {
  const rows = lines.flatMap(({ row, detail }) => {
    const claims = detail?.runs[0]?.claims ?? []
    if (claims.length === 0) return [[row.filename, stateWord(row), '', '', '', '', '', '']]
    return claims.map(({ text, citations, unshown }) => [
      row.filename,
      stateWord(row),
      plainOf(text),
      citations.map(({ exact }) => `“${exact.replace(/\s+/g, ' ')}”`).join('\n'),
      citations.map(({ page }) => page ?? '').join('\n'),
      String(citations.filter(({ status }) => isVerified(status)).length),
      String(citations.length),
      doubtWords({ citations, unshown }) ?? '',
    ])
  })
  return `\ufeff${Papa.unparse([HEAD, ...rows], { escapeFormulae: FORMULA })}\r\n`
}

function stateWord({ state, outcome }: BatchLine['row']): string {
  if (state === 'done') return outcome === 'not_found' ? 'not found' : 'answered'
  return state === 'stopped' || state === 'failed' ? `${state}, partial` : state
}
