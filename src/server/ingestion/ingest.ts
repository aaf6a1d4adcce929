import { readSettings } from '#contracts/document.ts'
import type { Attempt } from '#server/jobs/attempt.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import { readWhole } from '#server/platform/blobs/blobs.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { embedText } from '#server/search/embed.ts'
import { indexWords } from '#server/search/words.ts'
import { chunk } from './chunk.ts'
import { parse } from './parse.ts'
import type { ParserPool } from './pool.ts'
import { remoteReader } from './remote/remote-reader.ts'
import { storeRendition } from './rendition.ts'
import {
  clearChunks,
  findReading,
  findSource,
  insertText,
  loadText,
  markReady,
  markStage,
  type Reading,
  type Source,
} from './repo.ts'

type IngestDeps = Pick<Deps, 'db' | 'blobs' | 'queue' | 'log' | 'env' | 'wake'> & {
  embedder: Embedder | null
  parsers: ParserPool
}

/**
 * Reads a document, stage by stage: bytes, then text with pages and geometry, then chunks with the index of words,
 * then that of meaning. Each stage is kept when it ends, and an attempt goes on from what the one before it has
 * kept. Nobody sees any of it until what this returns has been written, in the transaction that ends the job.
 */
export async function ingest(deps: IngestDeps, attempt: Attempt): Promise<(tx: Db) => Promise<void>> {
  const source = await findSource(deps.db, attempt.job.documentId ?? 0)
  if (!source) throw new AppError('document.not_found')

  let reading = await findReading(deps.db, attempt.job.id)
  if (!reading) {
    await readPages(deps, { attempt, source })
    reading = await findReading(deps.db, attempt.job.id)
    if (!reading) throw new AppError('service.unexpected')
  }
  if (reading.stage === 'parsed') await cutChunks(deps, { attempt, reading })
  const isEmbedded = reading.stage === 'embedded' || (await embed(deps, { attempt, reading }))

  return async (tx) => {
    await markReady(tx, reading.textId)
    if (!isEmbedded)
      await enqueue({ ...deps, db: tx }, { userId: attempt.job.userId, kind: 'embed', documentId: source.id })
  }
}

interface Step {
  attempt: Attempt
  reading: Reading
}

/** `validated`, `parsing`, `parsed`: the stored bytes become a text version with its pages. */
async function readPages(
  deps: IngestDeps,
  { attempt, source }: { attempt: Attempt; source: Source },
): Promise<void> {
  const asked = readSettings.parse(attempt.job.parameters)
  const settings =
    asked.ocrLanguages.length > 0 ? asked : { ocrLanguages: deps.env.ocrLanguages, mayAddLanguages: true }
  const bytes = await readWhole(deps.blobs, source.blobId)
  if ((await sha256Of(bytes)) !== source.sha256) throw new AppError('document.damaged')
  await attempt.report('validated', 0.02)

  await attempt.report('parsing', 0.05)
  const parsed = await parse(
    {
      parsers: deps.parsers,
      onProgress: ({ pagesDone, pagesTotal }) =>
        attempt.tell({ progress: between(0.05, 0.6, pagesDone / pagesTotal), pagesDone, pagesTotal }),
      remote: remoteReader(deps, { ...source, documentId: source.id, bytes, signal: attempt.signal }),
    },
    { bytes, kind: source.fileType, settings, owner: attempt.job.userId, signal: attempt.signal },
  )
  const renditionBlobId = await storeRendition(deps, parsed.rendition)
  await attempt.step('parsed', 0.65, async (tx) => {
    const { signal, job } = attempt
    await insertText(tx, {
      documentId: source.id,
      jobId: job.id,
      settings: asked,
      parsed,
      renditionBlobId,
      signal,
    })
    return { pages: parsed.pages.length, characters: parsed.text.length }
  })
}

/** `chunking`, `chunked`: the text is cut, and its words are indexed. */
async function cutChunks(deps: IngestDeps, { attempt, reading: { textId } }: Step): Promise<void> {
  await attempt.report('chunking', 0.65)
  const { text, pages, skippable, language } = await loadText(deps.db, textId)
  const chunks = await chunk({ text, pages, skippable }, attempt.signal)
  await attempt.step('chunked', 0.8, async (tx) => {
    await clearChunks(tx, textId)
    await indexWords(tx, { textId, text, language, chunks, signal: attempt.signal })
    await markStage(tx, textId, 'chunked')
    return { chunks: chunks.length }
  })
}

/**
 * `embedding`, `embedded`: the meaning of each chunk, where a model for it is set up. One that fails costs the document
 * nothing but time: false, and it is embedded later.
 */
async function embed(deps: IngestDeps, { attempt, reading: { textId } }: Step): Promise<boolean> {
  await attempt.report('embedding', 0.8)
  const embedded = await embedText(deps, {
    textId,
    signal: attempt.signal,
    onProgress: (done, total) => attempt.tell({ progress: between(0.8, 0.98, done / total) }),
  }).catch((err: unknown) => {
    attempt.signal.throwIfAborted()
    deps.log.warn({ err, job: attempt.job.id }, 'a document is searched by its words alone for now')
    return 'failed' as const
  })
  if (embedded === 'failed') return false
  await attempt.step('embedded', 0.98, async (tx) => {
    await markStage(tx, textId, 'embedded')
    return embedded ?? {}
  })
  return true
}

/** The hash of bytes, in hexadecimal; made off the event loop. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Buffer.from(hash).toString('hex')
}

/** The progress of a stage, a `share` from 0 to 1, as that of the whole. */
function between(from: number, to: number, share: number): number {
  return from + (to - from) * Math.min(1, Math.max(0, share || 0))
}
