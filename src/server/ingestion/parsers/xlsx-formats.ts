import { local } from './docx-styles.ts'
import { builtInFormat } from './number-format.ts'
import type { Attributes, XmlHandler } from './xml.ts'

/** The number formats of a workbook's cells, by the number of their style. */
export class CellFormats implements XmlHandler {
  private readonly own = new Map<number, string>()
  private readonly ids: number[] = []
  private inCells = false

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    if (name === 'numFmt') this.own.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
    else if (name === 'cellXfs') this.inCells = true
    else if (name === 'xf' && this.inCells) this.ids.push(Number(attributes.numFmtId) || 0)
  }

  close(qualified: string): void {
    if (local(qualified) === 'cellXfs') this.inCells = false
  }

  /** The format of a style; asked for when all are known. */
  of(style: number): string {
    const id = this.ids[style] ?? 0
    // What depends on the reader's country is built in, and stays so where a program writes its own idea of it.
    if (id === 14 || id === 22) return builtInFormat(id)
    return this.own.get(id) ?? builtInFormat(id)
  }
}
