import Papa from 'papaparse'
import type { Claim } from '#contracts/analysis.ts'
import { doubtWords } from '#contracts/citation-words.ts'
import { plainOf, visible } from '#contracts/marked-text.ts'
import { type AnswerRecord, oneLine, placeOf, verdictOf } from './record.ts'

/** What spreadsheets take for a formula, wide forms included: such a cell gets an apostrophe before it (OWASP). */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/

/**
 * An answer as a spreadsheet opens it: a row a claim, a table's columns under their words, then quotes, pages,
 * verification and review. UTF-8 with the mark by which Excel knows it.
 */
export function toCsv(record: AnswerRecord): string {
  const columns = columnsOf(record)
  const rows = record.run.claims.map((claim) => columns.map(({ cell }) => visible(cell(claim))))
  const head = columns.map(({ label }) => label)
  return `\ufeff${Papa.unparse([head, ...rows], { escapeFormulae: FORMULA })}\r\n`
}

interface Column {
  label: string
  cell: (claim: Claim) => string
}

function columnsOf(record: AnswerRecord): Column[] {
  const { template, document, analysis } = record
  const own: Column[] =
    template.output.kind === 'table'
      ? template.output.columns.map(({ id, label }) => ({
          label,
          cell: (claim) => plainOf(claim.cells?.[id] ?? ''),
        }))
      : [{ label: 'Section', cell: (claim) => claim.section ?? '' }]
  const quotes = (words: (citation: Claim['citations'][number]) => string) => (claim: Claim) =>
    claim.citations.map(words).join('\n')
  return [
    { label: 'No.', cell: (claim) => String(claim.ordinal) },
    ...own,
    { label: 'Statement', cell: (claim) => plainOf(claim.text) },
    { label: 'Quotes', cell: quotes((citation) => `“${oneLine(citation.exact)}”`) },
    { label: 'Places', cell: quotes((citation) => placeOf(record, citation)) },
    {
      label: 'Verification',
      cell: (claim) => (claim.citations.length === 0 ? 'No evidence found' : quotes(verdictOf)(claim)),
    },
    { label: 'Not shown', cell: (claim) => doubtWords(claim) ?? '' },
    { label: 'Review', cell: (claim) => claim.review.verdict ?? '' },
    { label: 'Note', cell: (claim) => claim.review.note },
    { label: 'Document', cell: () => document.filename },
    { label: 'SHA-256', cell: () => document.sha256 },
    { label: 'Model', cell: () => analysis.model },
  ]
}
