import { Flow } from './flow.ts'
import { Grid } from './grid.ts'
import type { RawDocument } from './raw.ts'

/** Of what is hidden so many ranges are named. */
const MOST_RANGES = 20
/** Excel's names have 31 characters at most, OpenDocument's any number. */
const LONGEST_LABEL = 60
/** Blanks, what can't be stored, and what would turn the words around it. */
const UNSEEN = /[\s\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu

/** What a spreadsheet says of one of its sheets beside its cells. Rows and columns are counted from 0, ascending. */
export interface SheetNotes {
  name: string
  isHidden: boolean
  hiddenRows: number[]
  hiddenColumns: number[]
}

/** A grid for a sheet's cells, below the sheet's name as heading. */
export function gridOf({ name, isHidden }: Pick<SheetNotes, 'name' | 'isHidden'>): Grid {
  const flow = new Flow()
  flow.block({ kind: 'heading', level: 1 })
  flow.text(name)
  if (isHidden) flow.skippable(' (hidden sheet)')
  return new Grid(flow)
}

/**
 * A sheet as a page: its name as heading, its tables (a grid of `gridOf`), what is drawn on it, and what of it the file hides, which is
 * written all the same. Our own words are skippable. A sheet with nothing on it is an empty page.
 */
export function sheetPage(grid: Grid, drawings: readonly Flow[], notes: SheetNotes): RawDocument {
  grid.endTable()
  if (grid.isEmpty && drawings.length === 0) return called(notes.name, new Flow().finish())
  const page = grid.flow
  page.block({ kind: 'paragraph' })
  for (const drawing of drawings) page.append(drawing)
  const hidden = [
    ...named('row', notes.hiddenRows, (row) => String(row + 1)),
    ...named('column', notes.hiddenColumns, columnName),
  ]
  if (hidden.length > 0) page.skippable(`Hidden in the file: ${hidden.join(', ')}.`)
  return called(notes.name, page.finish())
}

function called(name: string, { pages, ...rest }: RawDocument): RawDocument {
  const label = [...name.toWellFormed().replace(UNSEEN, ' ').trim()].slice(0, LONGEST_LABEL).join('')
  return { ...rest, pages: pages.map((page) => (label === '' ? page : { ...page, label })) }
}

/** A, B … Z, AA … XFD. */
export function columnName(column: number): string {
  let name = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name
  return name
}

function named(word: string, indices: readonly number[], name: (index: number) => string): string[] {
  const ranges = rangesOf(indices)
  if (ranges.length === 0) return []
  const shown = ranges
    .slice(0, MOST_RANGES)
    .map(([first, last]) => (first === last ? name(first) : `${name(first)}–${name(last)}`))
  const more = ranges.length > MOST_RANGES ? ' and others' : ''
  return [`${word}${indices.length > 1 ? 's' : ''} ${shown.join(', ')}${more}`]
}

function rangesOf(indices: readonly number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const index of indices) {
    const last = ranges.at(-1)
    if (last && index === last[1] + 1) last[1] = index
    else ranges.push([index, index])
  }
  return ranges
}
