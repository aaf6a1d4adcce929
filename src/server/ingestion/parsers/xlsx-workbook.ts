import { AppError } from '#server/platform/errors.ts'
import { attribute, isOn, local } from './docx-styles.ts'
import type { Attributes, XmlHandler } from './xml.ts'

export interface SheetEntry {
  name: string
  /** Of its relationship. */
  id: string
  isHidden: boolean
}

/** The sheets of a workbook in the order of their tabs. Throws `document.disguised` for another kind's main part. */
export class Workbook implements XmlHandler {
  readonly sheets: SheetEntry[] = []
  from1904 = false
  private depth = 0

  open(qualified: string, attributes: Attributes): void {
    const name = local(qualified)
    if (this.depth++ === 0 && name !== 'workbook') throw new AppError('document.disguised', { found: name })
    if (name === 'workbookPr') this.from1904 = attributes.date1904 !== undefined && isOn(attributes.date1904)
    else if (name === 'sheet') {
      const isHidden = /hidden/i.test(attributes.state ?? '')
      this.sheets.push({ name: attributes.name ?? '', id: attribute(attributes, 'id') ?? '', isHidden })
    }
  }

  close(): void {
    this.depth -= 1
  }
}
