import type { FileType } from '#contracts/document.ts'
import { PIPELINE_VERSION } from '#contracts/document.ts'
import type { Db } from '#server/platform/db.ts'
import type { PackedPage } from './pack.ts'
import type { ParsedDocument } from './parsed.ts'

/** Rows a statement: a page's geometry is some 3 kB, so that a statement stays below a few megabytes. */
const PAGES_PER_INSERT = 500

export async function findSource(
  db: Db,
  documentId: number,
): Promise<{ id: number; blobId: string; fileType: FileType; sha256: string } | null> {
  return db.document.findUnique({
    where: { id: documentId },
    select: { id: true, blobId: true, fileType: true, sha256: true },
  })
}

/** Writes a new text version with its pages, and returns its id. */
export async function insertText(
  tx: Db,
  input: { documentId: number; parsed: ParsedDocument; pages: PackedPage[] },
): Promise<number> {
  const { documentId, parsed, pages } = input
  const latest = await tx.documentText.aggregate({ where: { documentId }, _max: { version: true } })
  const { id: textId } = await tx.documentText.create({
    data: {
      documentId,
      version: (latest._max.version ?? 0) + 1,
      pipelineVersion: PIPELINE_VERSION,
      language: parsed.language,
      content: parsed.text,
      pages: pages.length,
      skippable: parsed.skippable.map((span) => [span.start, span.end]),
      coverage: { ...parsed.coverage },
      stage: 'embedded',
      readyAt: new Date(),
    },
    select: { id: true },
  })
  for (let from = 0; from < pages.length; from += PAGES_PER_INSERT)
    await tx.page.createMany({
      data: pages.slice(from, from + PAGES_PER_INSERT).map((page) => ({ textId, ...page })),
    })
  return textId
}
