import { createHash } from 'node:crypto'
import type { Attempt } from '#server/jobs/attempt.ts'
import { readWhole } from '#server/platform/blobs/blobs.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { indexWords } from '#server/search/words.ts'
import { chunk } from './chunk.ts'
import { packPages } from './pack.ts'
import { parse } from './parse.ts'
import { findSource, insertText } from './repo.ts'

/**
 * Reads a document: bytes, then text with pages and geometry, then chunks, then the index of words. Returns what is
 * to be written at the end, all in one transaction: a document is searchable whole or not at all.
 */
export async function ingest(
  deps: Pick<Deps, 'db' | 'blobs'>,
  attempt: Attempt,
): Promise<(tx: Db) => Promise<void>> {
  const source = await findSource(deps.db, attempt.job.documentId ?? 0)
  if (!source) throw new AppError('document.not_found')

  await attempt.report('validated', 0.05)
  const bytes = await readWhole(deps.blobs, source.blobId)
  if (createHash('sha256').update(bytes).digest('hex') !== source.sha256)
    throw new AppError('document.damaged')

  await attempt.report('parsing', 0.1)
  const parsed = await parse({}, { bytes, kind: source.fileType, signal: attempt.signal })
  await attempt.report('parsed', 0.6)

  const chunks = chunk(parsed)
  await attempt.report('chunked', 0.7)

  const pages = await packPages(parsed.pages)
  return async (tx) => {
    const textId = await insertText(tx, { documentId: source.id, parsed, pages })
    await indexWords(tx, { textId, text: parsed.text, language: parsed.language, chunks })
  }
}
