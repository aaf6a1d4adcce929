import { openOdf } from './odf-package.ts'
import { OdsSheets } from './ods-sheets.ts'
import { OdtStyles } from './odt-styles.ts'
import type { Progress, RawDocument } from './raw.ts'
import { readXml } from './xml.ts'

/** An OpenDocument spreadsheet, a page for each sheet, like `parseXlsx`; without its charts. */
export async function parseOds(bytes: Uint8Array, progress: Progress): Promise<RawDocument> {
  const archive = await openOdf(bytes)
  const styles = new OdtStyles()
  if (archive.has('styles.xml')) await readXml(archive.read('styles.xml'), styles)
  const sheets = new OdsSheets(styles)
  await readXml(archive.read('content.xml'), sheets)
  progress(sheets.pages.length, sheets.pages.length)
  return sheets.finish()
}
