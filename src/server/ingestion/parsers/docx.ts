import { AppError } from '#server/platform/errors.ts'
import { openArchive } from './archive.ts'
import { DocxBody, type NoteRef } from './docx-body.ts'
import { NoteWriter } from './docx-notes.ts'
import { Numbering } from './docx-numbering.ts'
import { findParts } from './docx-package.ts'
import { Styles } from './docx-styles.ts'
import { isOle, refuseOle } from './ole.ts'
import type { RawDocument } from './raw.ts'
import { readXml } from './xml.ts'

/**
 * A Word document as a reader sees it on one endless page: headings, lists with their numbers, tables by rows, text
 * boxes after their paragraphs, footnotes and endnotes at the end. Without what is deleted, hidden or a comment, and
 * without heads and feet. Throws `document.damaged`, `.encrypted`, `.disguised`, `.archive_bomb`, `.markup_bomb`,
 * `.too_long`.
 */
export async function parseDocx(bytes: Uint8Array): Promise<RawDocument> {
  if (isOle(bytes)) throw refuseOle(bytes, 'docx')
  const archive = await openArchive(bytes)
  const parts = await findParts(archive)
  const styles = new Styles()
  if (parts.styles) await readXml(archive.read(parts.styles), styles)
  const numbering = new Numbering(styles)
  if (parts.numbering) await readXml(archive.read(parts.numbering), numbering)

  const body = new DocxBody(styles, numbering)
  await readXml(archive.read(parts.document), onlyWord(body))
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = parts[`${kind}s`]
    const wanted = body.notes.filter((note: NoteRef) => note.kind === kind)
    if (!part || wanted.length === 0) continue
    const notes = new NoteWriter(kind, wanted, () => new DocxBody(styles, numbering))
    await readXml(archive.read(part), notes)
    body.flow.append(notes.finish())
  }
  return body.flow.finish()
}

/** The main part of another kind of office document has another root. */
function onlyWord(body: DocxBody): DocxBody {
  const open = body.open.bind(body)
  let isRoot = true
  body.open = (name, attributes) => {
    if (isRoot && !/(?:^|:)document$/.test(name)) throw new AppError('document.disguised', { found: name })
    isRoot = false
    open(name, attributes)
  }
  return body
}
