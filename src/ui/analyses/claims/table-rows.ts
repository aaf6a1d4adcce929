import type { Claim } from '#contracts/analysis.ts'
import { plainOf } from '#contracts/marked-text.ts'
import type { Template, TemplateColumn } from '#contracts/template.ts'
import { readAmount, readDate } from './read-value.ts'

/** A column as it is shown: what stands in it for a claim. */
export type Column = Pick<TemplateColumn, 'id' | 'label' | 'sorts'> & { read: (claim: Claim) => string }

export interface Sorting {
  column: string
  direction: 'ascending' | 'descending'
}

/** The columns of a template that is read as a table; null for one that is read as statements. */
export function columnsOf({ id, output }: Pick<Template, 'id' | 'output'>): Column[] | null {
  if (output.kind === 'table')
    return output.columns.map((column) => ({ ...column, read: (claim) => claim.cells?.[column.id] ?? '' }))
  if (id !== 'key_facts') return null
  return [
    { id: 'section', label: 'Kind', sorts: 'text', read: (claim) => claim.section ?? '' },
    { id: 'text', label: 'Fact', sorts: 'text', read: (claim) => claim.text },
  ]
}

/** What follows when a column's head is pressed: upwards, downwards, and the order of the document again. */
export function nextSorting(now: Sorting | null, column: string): Sorting | null {
  if (now?.column !== column) return { column, direction: 'ascending' }
  return now.direction === 'ascending' ? { column, direction: 'descending' } : null
}

/** The rows in the order asked for. Where nothing can be read to sort by, a row comes last in either direction. */
export function sortRows(
  claims: readonly Claim[],
  columns: readonly Column[],
  sorting: Sorting | null,
  language: string | null,
): readonly Claim[] {
  const column = columns.find(({ id }) => id === sorting?.column)
  if (!sorting || !column) return claims
  const keyed = claims.map((claim) => ({ claim, key: keyOf(column, claim, language) }))
  const sign = sorting.direction === 'ascending' ? 1 : -1
  const compare = comparer(language)
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
    return sign * compare(a.key, b.key)
  })
  return keyed.map(({ claim }) => claim)
}

function keyOf({ sorts, read }: Column, claim: Claim, language: string | null): string | number | null {
  const text = plainOf(read(claim)).trim()
  if (sorts === 'date') return readDate(text, language)
  if (sorts === 'amount') return readAmount(text, language)
  return text === '' ? null : text
}

function comparer(language: string | null): (a: string | number, b: string | number) => number {
  const locales = Intl.Collator.supportedLocalesOf(
    /^[a-z]{2,3}$/.test(language ?? '') ? [language ?? 'en'] : [],
  )
  const collator = new Intl.Collator(locales, { numeric: true, sensitivity: 'base' })
  return (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b))
}
