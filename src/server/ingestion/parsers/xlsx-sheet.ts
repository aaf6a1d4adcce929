import { isOn, local } from './docx-styles.ts'
import type { Grid } from './grid.ts'
import { shownNumber } from './number-format.ts'
import { gridOf } from './sheet-page.ts'
import type { CellFormats } from './xlsx-formats.ts'
import { RichText, unescaped } from './xlsx-strings.ts'
import type { SheetEntry } from './xlsx-workbook.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** What cells refer to. */
export interface WorkbookParts {
  strings: readonly string[]
  formats: CellFormats
  from1904: boolean
}

/** Of a sheet's hidden rows and columns so many are remembered. */
const MOST_HIDDEN = 100_000
const LAST_COLUMN = 16_383

/** Reads a worksheet's cells into a grid: their values as shown, of formulas what they gave when last reckoned. */
export class Worksheet implements XmlHandler {
  readonly grid: Grid
  readonly hiddenRows: number[] = []
  readonly hiddenColumns: number[] = []
  private readonly parts: WorkbookParts
  private readonly rich = new RichText()
  private row = -1
  private column = -1
  private type = ''
  private style = 0
  private value: string | null = null
  private inValue = false
  private inRich = false

  constructor(parts: WorkbookParts, sheet: SheetEntry) {
    this.parts = parts
    this.grid = gridOf(sheet)
  }

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    if (name === 'c') this.openCell(attributes)
    else if (name === 'v') {
      this.inValue = true
      this.value ??= ''
    } else if (name === 'is') {
      this.inRich = true
      this.rich.begin()
    } else if (this.inRich) this.rich.open(name, attributes)
    else if (name === 'row') this.openRow(attributes)
    else if (name === 'col') this.openColumns(attributes)
  }

  text(words: string): void {
    if (this.inRich) this.rich.text(words)
    else if (this.inValue) this.value += words
  }

  close(qualified: string): void {
    const name = local(qualified)
    if (name === 'c') this.closeCell()
    else if (name === 'v') this.inValue = false
    else if (name === 'is') {
      this.inRich = false
      this.value = this.rich.words
    } else if (this.inRich) this.rich.close(name)
  }

  private openRow(attributes: Attributes): void {
    this.row = attributes.r === undefined ? this.row + 1 : Number(attributes.r) - 1
    this.column = -1
    if (isHidden(attributes) && this.hiddenRows.length < MOST_HIDDEN) this.hiddenRows.push(this.row)
  }

  private openColumns(attributes: Attributes): void {
    if (!isHidden(attributes)) return
    const last = Math.min(Number(attributes.max) - 1, LAST_COLUMN)
    // From a column to the sheet's right edge: what is not used is hidden for looks.
    if (last === LAST_COLUMN) return
    for (let column = Number(attributes.min) - 1; column <= last; column++) this.hiddenColumns.push(column)
  }

  private openCell({ r, t = 'n', s }: Attributes): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r)
    this.type = t
    this.style = s === undefined ? 0 : Number(s)
    this.value = null
  }

  private closeCell(): void {
    if (this.value === null) return
    const words = this.shown(this.value)
    this.value = null
    this.grid.cell(this.row, this.column, words)
  }

  private shown(value: string): string {
    const { strings, formats, from1904 } = this.parts
    if (this.type === 's') return strings[Number(value)] ?? ''
    if (this.type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (this.type === 'n' && value !== '') {
      const number = Number(value)
      return Number.isNaN(number) ? value : shownNumber(number, formats.of(this.style), from1904)
    }
    return unescaped(value)
  }
}

function isHidden({ hidden }: Attributes): boolean {
  return hidden !== undefined && isOn(hidden)
}

/** The column of "BC23", from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
