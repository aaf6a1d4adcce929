import { AppError } from '#server/platform/errors.ts'
import type { Flow } from './flow.ts'
import { MAX_CHARACTERS } from './raw.ts'

/** Of a long table so many rows are kept until they are written; the columns used in them are the table's. */
const ROWS_AT_ONCE = 1_000

/**
 * Writes a sheet's cells as tables: rows that follow each other are one, an empty row ends it. Of each table only the
 * columns are written that have something in them, so a cell at XFD1048576 costs no more than one at A1; one that is
 * first used below the table's first thousand rows comes last.
 */
export class Grid {
  readonly flow: Flow
  private used: number[] = []
  private table = 0
  private columns: number[] = []
  private words: string[] = []
  /** For each row of the table at hand, where its cells end in the arrays above. */
  private ends: number[] = []
  private lastRow = -1
  private characters = 0

  constructor(flow: Flow) {
    this.flow = flow
  }

  /** True when no cell has had words. */
  get isEmpty(): boolean {
    return this.characters === 0
  }

  /** Takes a cell of row `row`, both counted from 0. Cells come from left to right, rows from top to bottom. */
  cell(row: number, column: number, words: string): void {
    const line = words.replace(/\s*[\n\r]\s*/g, ' ').trim()
    if (line === '') return
    // With the bar or line end before it: what is too long is refused before it fills the memory.
    this.characters += line.length + (row === this.lastRow ? 3 : 1)
    if (this.characters > MAX_CHARACTERS)
      throw new AppError('document.too_long', { characters: this.characters })
    if (row !== this.lastRow) this.beginRow(row)
    this.columns.push(column)
    this.words.push(line)
    this.ends[this.ends.length - 1] = this.words.length
  }

  /** Writes the table at hand, before something else is written into the flow. */
  endTable(): void {
    this.write()
    this.used = []
    this.table = 0
    this.lastRow = -1
  }

  private beginRow(row: number): void {
    if (row !== this.lastRow + 1) this.endTable()
    else if (this.ends.length >= ROWS_AT_ONCE) this.write()
    this.lastRow = row
    this.ends.push(this.words.length)
  }

  /** The cells of a row, from the first place of the table to the last. */
  private inPlace(from: number, to: number, places: ReadonlyMap<number, number>) {
    const cells: { place: number; words: string }[] = []
    for (let at = from; at < to; at++)
      cells.push({ place: places.get(this.columns[at] ?? 0) ?? 0, words: this.words[at] ?? '' })
    return cells.sort((one, other) => one.place - other.place)
  }

  private write(): void {
    if (this.words.length === 0) return
    const known = new Set(this.used)
    const fresh = new Set(this.columns.filter((column) => !known.has(column)))
    // After what has been written: a column that is first used late must not shift the others.
    this.used = [...this.used, ...[...fresh].sort((a, b) => a - b)]
    const places = new Map(this.used.map((column, place) => [column, place]))
    this.table ||= this.flow.openTable()
    let at = 0
    for (const end of this.ends) {
      this.flow.openRow(this.table)
      let open = -1
      for (const { place, words } of this.inPlace(at, end, places)) {
        for (; open < place; open++) this.flow.openCell()
        this.flow.text(words)
      }
      at = end
      this.flow.closeRow()
    }
    this.columns = []
    this.words = []
    this.ends = []
  }
}
