import type { Flow } from './flow.ts'

/** Follows the rows of tables, which RTF tells by paragraphs that are in one and by the ends of cells and rows. */
export class RtfRows {
  private readonly flow: Flow
  private table: number | null = null
  private inRow = false
  /** The next words begin a cell. */
  private between = false
  private opened = false

  constructor(flow: Flow) {
    this.flow = flow
  }

  /** Words come, in a table or not. */
  enter(inTable: boolean): void {
    if (!inTable) this.close()
    else if (!this.inRow) this.openRow()
    else if (this.between) this.openCell()
  }

  /** True once after a cell was opened: its first paragraph has begun. */
  justOpened(): boolean {
    const opened = this.opened
    this.opened = false
    return opened
  }

  endCell(): void {
    if (!this.inRow) this.openRow()
    else if (this.between) this.openCell()
    this.between = true
  }

  endRow(): void {
    if (this.inRow) this.flow.closeRow()
    this.inRow = false
    this.between = false
  }

  /** The table has ended. */
  close(): void {
    this.endRow()
    this.table = null
  }

  private openRow(): void {
    this.table ??= this.flow.openTable()
    this.flow.openRow(this.table)
    this.inRow = true
    this.openCell()
  }

  private openCell(): void {
    this.flow.openCell()
    this.between = false
    this.opened = true
  }
}
