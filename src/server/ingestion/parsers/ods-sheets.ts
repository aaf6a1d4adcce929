import { AppError } from '#server/platform/errors.ts'
import type { Grid } from './grid.ts'
import { joinPages } from './join-pages.ts'
import { countOf } from './odf-count.ts'
import { OdsCell } from './ods-cell.ts'
import type { OdtStyles } from './odt-styles.ts'
import { MAX_CHARACTERS, type RawDocument } from './raw.ts'
import { gridOf, type SheetNotes, sheetPage } from './sheet-page.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** Comments, changes, what is read out for pictures. */
const SKIPPED =
  /^(?:office:annotation|table:tracked-changes|office:forms|svg:title|svg:desc|text:ruby-text|table:table-source)$/
const MOST_SPACES = 200
/** A sheet has so many columns at most; hidden ones are remembered among them. */
const MOST_COLUMNS = 16_384
const MOST_HIDDEN = 100_000

interface Sheet extends SheetNotes {
  grid: Grid
  row: number
  column: number
}

/** Reads the sheets of a spreadsheet's `content.xml`: rows and cells that stand for many are written as many. */
export class OdsSheets implements XmlHandler {
  readonly pages: RawDocument[] = []
  private readonly styles: OdtStyles
  private sheet: Sheet | null = null
  private columns = 0
  private rowRepeated = 1
  private cells: { column: number; words: string }[] = []
  private cell: OdsCell | null = null
  private paragraphs = 0
  private readonly spans: boolean[] = []
  /** Tables within a sheet's cells or shapes are no sheets. */
  private tables = 0
  private depth = 0
  private skipping = 0

  constructor(styles: OdtStyles) {
    this.styles = styles
  }

  open(name: string, attributes: Attributes): void {
    this.depth += 1
    if (this.skipping > 0) return
    if (SKIPPED.test(name)) this.skipping = this.depth
    else if (name === 'table:table') {
      if (this.tables++ === 0) this.openSheet(attributes)
    } else if (this.sheet === null) this.openHead(name, attributes)
    else if (this.cell) this.openInside(this.cell, name, attributes)
    else if (this.tables === 1) this.openBlock(this.sheet, name, attributes)
  }

  text(words: string): void {
    if (this.skipping === 0 && this.paragraphs > 0) this.cell?.say(words, this.spans.includes(true))
  }

  close(name: string): void {
    const wasSkipping = this.skipping > 0
    if (this.skipping === this.depth) this.skipping = 0
    this.depth -= 1
    if (wasSkipping) return
    if (name === 'table:table') {
      if (--this.tables === 0) this.closeSheet()
    } else if (this.sheet === null) this.styles.close(name)
    else if (name === 'text:p') this.paragraphs -= 1
    else if (name === 'text:span') this.spans.pop()
    else if (this.tables > 1) return
    else if (name === 'table:table-cell' || name === 'table:covered-table-cell') this.closeCell(this.sheet)
    else if (name === 'table:table-row') this.closeRow(this.sheet)
  }

  finish(): RawDocument {
    return joinPages(this.pages)
  }

  private openHead(name: string, attributes: Attributes): void {
    if (/^office:(?:text|presentation|drawing|chart|database)$/.test(name))
      throw new AppError('document.disguised', { found: name })
    this.styles.open(name, attributes)
  }

  private openSheet(attributes: Attributes): void {
    const name = attributes['table:name'] ?? ''
    const isHidden = this.styles.isHidden('table', attributes['table:style-name'])
    const hidden = { isHidden, hiddenRows: [], hiddenColumns: [] }
    this.sheet = { name, ...hidden, grid: gridOf({ name, isHidden }), row: 0, column: 0 }
    this.columns = 0
  }

  private openBlock(sheet: Sheet, name: string, attributes: Attributes): void {
    if (name === 'table:table-column') this.openColumns(sheet, attributes)
    else if (name === 'table:table-row') {
      this.rowRepeated = countOf(attributes['table:number-rows-repeated'])
      this.cells = []
      sheet.column = 0
      if (isHidden(attributes)) hide(sheet.hiddenRows, sheet.row, this.rowRepeated, MOST_HIDDEN)
    } else if (name === 'table:table-cell' || name === 'table:covered-table-cell')
      this.cell = new OdsCell(attributes)
  }

  private openColumns(sheet: Sheet, attributes: Attributes): void {
    const repeated = countOf(attributes['table:number-columns-repeated'])
    if (isHidden(attributes)) hide(sheet.hiddenColumns, this.columns, repeated, MOST_COLUMNS)
    this.columns += repeated
  }

  private openInside(cell: OdsCell, name: string, attributes: Attributes): void {
    if (name === 'text:p') {
      this.paragraphs += 1
      cell.beginParagraph()
    } else if (name === 'text:span')
      this.spans.push(this.styles.isRaised('text', attributes['text:style-name']))
    else if (name === 'text:s') cell.space(countOf(attributes['text:c'], MOST_SPACES))
    else if (name === 'text:tab' || name === 'text:line-break') cell.say(' ', false)
  }

  private closeCell(sheet: Sheet): void {
    const cell = this.cell
    if (!cell) return
    this.cell = null
    const words = cell.finish()
    if (words.trim() !== '')
      for (let i = 0; i < Math.min(cell.repeated, MOST_COLUMNS); i++)
        this.cells.push({ column: sheet.column + i, words })
    sheet.column += cell.repeated
  }

  private closeRow(sheet: Sheet): void {
    const characters = this.cells.length * this.rowRepeated * 2
    if (characters > MAX_CHARACTERS) throw new AppError('document.too_long', { characters })
    if (this.cells.length > 0)
      for (let i = 0; i < this.rowRepeated; i++)
        for (const { column, words } of this.cells) sheet.grid.cell(sheet.row + i, column, words)
    sheet.row += this.rowRepeated
    this.cells = []
  }

  private closeSheet(): void {
    if (!this.sheet) return
    this.pages.push(sheetPage(this.sheet.grid, [], this.sheet))
    this.sheet = null
  }
}

function isHidden(attributes: Attributes): boolean {
  return /^(?:collapse|filter)$/.test(attributes['table:visibility'] ?? '')
}

/** Remembers what is hidden, unless it reaches to the sheet's edge: that is for looks. */
function hide(hidden: number[], first: number, repeated: number, most: number): void {
  if (repeated >= most / 2) return
  for (let i = 0; i < repeated && hidden.length < most; i++) hidden.push(first + i)
}
