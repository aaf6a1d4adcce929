import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { detail } from '#server/analyses/read.ts'
import type { Deps } from '#server/platform/deps.ts'
import { listAllDocuments, listAnalysisIds, listTexts, readRest, readText } from './repo.ts'

type ExportDeps = Pick<Deps, 'db' | 'blobs' | 'cache' | 'env' | 'reads' | 'log'>

/** Formats that are packed already. */
const PACKED = /\.(pdf|docx|pptx|xlsx|odt|ods|odp|png|jpe?g)$/i

/**
 * All of a person's data as a ZIP, written while it is read: `account.json`, `documents.json`, and folders with the
 * originals, their texts and the analyses. Nothing is held whole but one text or one analysis at a time.
 */
export async function exportAccount(deps: ExportDeps, input: { userId: number }): Promise<Readable> {
  const { userId } = input
  const [rest, documents, texts, analyses] = await Promise.all([
    readRest(deps.db, userId),
    listAllDocuments(deps.db, userId),
    listTexts(deps.db, userId),
    listAnalysisIds(deps.db, userId),
  ])
  const zip = new ZipFile()
  const fail = (error: unknown) => (zip.outputStream as Readable).destroy(error as Error)
  // A blob or a database that goes away in the middle ends the download, so that nobody takes half of it for all.
  zip.on('error', fail)
  const lazily = (name: string, compress: boolean, read: () => AsyncIterable<Uint8Array | string>) =>
    zip.addReadStreamLazy(name, { compress }, (done) =>
      done(null, Readable.from(read(), { objectMode: false }).on('error', fail)),
    )

  zip.addBuffer(json(rest), 'account.json')
  zip.addBuffer(json(documents.map(({ blobId: _, ...document }) => document)), 'documents.json')
  for (const { id, filename, blobId } of documents)
    lazily(`originals/${id}-${plainName(filename)}`, !PACKED.test(filename), () => deps.blobs.read(blobId))
  for (const { id, documentId, version } of texts)
    lazily(`texts/${documentId}-${version}.txt`, true, () => once(readText(deps.db, id)))
  for (const id of analyses)
    lazily(`analyses/${id}.json`, true, () => once(detail(deps, { userId, id }).then(json)))
  zip.end()
  return zip.outputStream as Readable
}

async function* once<Piece>(piece: Promise<Piece>): AsyncGenerator<Piece> {
  yield await piece
}

/** Counts of millions of tokens are big integers in Postgres, numbers here. */
function json(value: unknown): Buffer {
  const text = JSON.stringify(
    value,
    (_, item: unknown) => (typeof item === 'bigint' ? Number(item) : item),
    2,
  )
  return Buffer.from(text)
}

/** A name that means the same on every system, and leads to no other folder. */
function plainName(filename: string): string {
  return filename.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, '_').slice(-100) || 'file'
}
