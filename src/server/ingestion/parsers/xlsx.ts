import { AppError } from '#server/platform/errors.ts'
import { type Archive, openArchive } from './archive.ts'
import { drawingsOf } from './drawings.ts'
import { joinPages } from './join-pages.ts'
import { isOle, refuseOle } from './ole.ts'
import { relationsOf, targetOf } from './opc.ts'
import type { Progress, RawDocument } from './raw.ts'
import { sheetPage } from './sheet-page.ts'
import { CellFormats } from './xlsx-formats.ts'
import { type WorkbookParts, Worksheet } from './xlsx-sheet.ts'
import { SharedStrings } from './xlsx-strings.ts'
import { type SheetEntry, Workbook } from './xlsx-workbook.ts'
import { readXml } from './xml.ts'

/**
 * An Excel workbook, a page for each sheet in the order of the tabs: its name as heading, its cells by rows as they
 * are shown, words and charts that are drawn on it. What is hidden is read and said to be hidden; comments are not.
 * Throws like `parseDocx`, and `document.unsupported` for a binary workbook (XLSB).
 */
export async function parseXlsx(bytes: Uint8Array, progress: Progress): Promise<RawDocument> {
  if (isOle(bytes)) throw refuseOle(bytes, 'xlsx')
  const archive = await openArchive(bytes)
  const main = targetOf(await relationsOf(archive, ''), 'officeDocument')
  if (main === undefined) throw new AppError('document.damaged')
  if (main.endsWith('.bin')) throw new AppError('document.unsupported', { found: 'xlsb' })
  const workbook = new Workbook()
  await readXml(archive.read(main), workbook)
  const relations = await relationsOf(archive, main)
  const strings = new SharedStrings()
  const formats = new CellFormats()
  await readPart(archive, targetOf(relations, 'sharedStrings'), strings)
  await readPart(archive, targetOf(relations, 'styles'), formats)
  const parts: WorkbookParts = { strings: strings.all, formats, from1904: workbook.from1904 }

  const pages: RawDocument[] = []
  for (const sheet of workbook.sheets) {
    const part = relations.find(({ id }) => id === sheet.id)?.target
    pages.push(await readSheet(archive, part, { sheet, parts }))
    progress(pages.length, workbook.sheets.length)
  }
  return joinPages(pages)
}

async function readSheet(
  archive: Archive,
  part: string | undefined,
  { sheet, parts }: { sheet: SheetEntry; parts: WorkbookParts },
): Promise<RawDocument> {
  if (part === undefined) throw new AppError('document.damaged', { sheet: sheet.id })
  const worksheet = new Worksheet(parts, sheet)
  await readXml(archive.read(part), worksheet)
  const { grid, hiddenRows, hiddenColumns } = worksheet
  return sheetPage(grid, await drawingsOf(archive, part), { ...sheet, hiddenRows, hiddenColumns })
}

async function readPart(archive: Archive, part: string | undefined, handler: SharedStrings | CellFormats) {
  if (part !== undefined) await readXml(archive.read(part), handler)
}
