import { createHash, randomUUID } from 'node:crypto'
import type { Uploaded } from '#contracts/document.ts'
import { errorEntry } from '#contracts/error.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { countUpload, refuseUploadsOverLimit } from '#server/limits/uploads.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError, toAppError } from '#server/platform/errors.ts'
import { cleanFilename } from './filename.ts'
import { findByHash, insertDocument } from './repo.ts'
import { kindOfText, sniff } from './sniff.ts'

/** Enough for every magic number that we look for, and for judging whether bytes are text. */
const HEAD_BYTES = 64 * 1024

/**
 * Takes a file in: streamed into the blobs, hashed and measured as it comes, its kind told from its bytes; then
 * document, job and the day's count in one transaction. Refused, nothing is left behind and nothing is counted. Throws
 * the `document.*` codes of the door, `limit.uploads_per_day`, `service.storage` and `service.storage_full`.
 */
export async function receive(deps: ReceiveDeps, input: Incoming): Promise<Uploaded> {
  const { uploads, uploadBytes } = deps.metrics
  try {
    const { sizeBytes, ...uploaded } = await take(deps, input)
    uploads.inc({ outcome: 'accepted' })
    uploadBytes.inc(sizeBytes)
    return uploaded
  } catch (error) {
    const { status } = errorEntry(toAppError(error).code)
    uploads.inc({ outcome: status === 409 ? 'duplicate' : status < 500 ? 'refused' : 'failed' })
    throw error
  }
}

type ReceiveDeps = Pick<Deps, 'env' | 'db' | 'blobs' | 'queue' | 'log' | 'metrics'>

interface Incoming {
  userId: number
  filename: string
  /** What the sender says it will send, in bytes, or null; what arrives is counted all the same. */
  announcedBytes: number | null
  body: AsyncIterable<Uint8Array>
  /** Where it is known to be text: then its bytes and its name aren't held against each other. */
  isText?: true
}

async function take(deps: ReceiveDeps, input: Incoming): Promise<Uploaded & { sizeBytes: number }> {
  const filename = cleanFilename(input.filename)
  const limit = deps.env.maxFileBytes
  if (input.announcedBytes !== null && input.announcedBytes > limit)
    throw new AppError('document.too_large', { bytes: input.announcedBytes, limit })
  await refuseUploadsOverLimit(deps, input)

  const blobId = randomUUID()
  const measured = measure(input.body, limit)
  await deps.blobs.write(blobId, measured.stream)
  try {
    const { sizeBytes, sha256, head } = measured.result()
    if (input.announcedBytes !== null && input.announcedBytes !== sizeBytes)
      throw new AppError('document.upload_incomplete')
    if (sizeBytes === 0) throw new AppError('document.empty')
    const { kind } = input.isText ? { kind: kindOfText(filename) } : await sniff(head, filename, sizeBytes)
    return await inTransaction(deps.db, async (tx) => {
      const twin = await findByHash(tx, { userId: input.userId, sha256 })
      if (twin) throw duplicate(twin)
      const documentId = await insertDocument(tx, {
        userId: input.userId,
        filename,
        fileType: kind,
        sizeBytes,
        sha256,
        blobId,
      })
      // The same bytes came twice at once, and the other was first.
      if (documentId === null) throw duplicate(await findByHash(tx, { userId: input.userId, sha256 }))
      // Last but one: whoever else uploads for this user waits from here until the end.
      await countUpload({ ...deps, db: tx }, input)
      const job = await enqueue({ ...deps, db: tx }, { userId: input.userId, kind: 'ingest', documentId })
      return { documentId, jobId: job.id, sizeBytes }
    })
  } catch (error) {
    // After a broken connection nobody knows whether the row was committed: the sweep asks the rows.
    if (isUnclear(error)) throw error
    await deps.blobs
      .remove(blobId)
      .catch((err) => deps.log.warn({ err, blobId }, 'a refused file is left for the sweep'))
    throw error
  }
}

function isUnclear(error: unknown): boolean {
  return ['service.unavailable', 'service.unexpected'].includes(toAppError(error).code)
}

function duplicate(twin: Awaited<ReturnType<typeof findByHash>>): AppError {
  if (twin === null) return new AppError('document.duplicate')
  const details = { documentId: twin.id, filename: twin.filename }
  if (twin.deletedAt !== null) return new AppError('document.duplicate_in_trash', details)
  if (twin.state === 'failed') return new AppError('document.duplicate_failed', details)
  return new AppError('document.duplicate', details)
}

/** Passes a stream on while counting, hashing and keeping its head; throws `document.too_large` in mid-stream. */
function measure(body: AsyncIterable<Uint8Array>, limit: number) {
  const hash = createHash('sha256')
  const head: Uint8Array[] = []
  let sizeBytes = 0
  async function* stream(): AsyncGenerator<Uint8Array> {
    for await (const chunk of body) {
      if (sizeBytes < HEAD_BYTES) head.push(chunk)
      sizeBytes += chunk.byteLength
      if (sizeBytes > limit) throw new AppError('document.too_large', { limit })
      hash.update(chunk)
      yield chunk
    }
  }
  return {
    stream: stream(),
    result: () => ({
      sizeBytes,
      sha256: hash.digest('hex'),
      head: new Uint8Array(Buffer.concat(head).subarray(0, HEAD_BYTES)),
    }),
  }
}
