import Papa from 'papaparse'
import { separatorOf } from './csv-separator.ts'
import { decodeText } from './decode-text.ts'
import { Flow } from './flow.ts'
import { Grid } from './grid.ts'
import type { RawDocument } from './raw.ts'

/** A first line that tells spreadsheet programs what separates cells. */
const TOLD = /^sep=(.)\r?\n/i

/**
 * A table as plain text (CSV, TSV): its encoding and what separates its cells are detected, cells in quotes may hold
 * line ends. Written like any table, its header first. Throws `document.too_long`.
 */
export function parseCsv(bytes: Uint8Array): RawDocument {
  const text = decodeText(bytes).replaceAll('\0', '')
  const told = TOLD.exec(text)
  const grid = new Grid(new Flow())
  let row = 0
  Papa.parse<string[]>(told ? text.slice(told[0].length) : text, {
    delimiter: told?.[1] ?? separatorOf(text),
    step({ data }) {
      for (const [column, words] of data.entries()) grid.cell(row, column, words)
      row += 1
    },
  })
  grid.endTable()
  return grid.flow.finish()
}
