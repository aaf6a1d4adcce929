import { AppError } from '../errors.ts'
import { inPieces } from './pieces.ts'
import { blocks, element } from './s3-answers.ts'
import { type S3Settings, s3Client } from './s3-client.ts'
import type { BlobStore } from './store.ts'

/** The least that S3 takes for a part which is not the last one; an upload holds one of them. */
export const PART_BYTES = 5 * 1024 * 1024

/** Whoever opens an object by its own address gets a download: the bytes are a stranger's. */
const AS_DOWNLOAD = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }

/** Bytes in an S3-compatible bucket, in objects that are named by the blob's id. */
export function s3Store(settings: S3Settings): Required<BlobStore> {
  const client = s3Client(settings)
  const keyOf = (id: string) => settings.prefix + id

  async function putWhole(key: string, body: Buffer<ArrayBuffer>): Promise<void> {
    await expectOk(await client.send({ method: 'PUT', key, headers: AS_DOWNLOAD, body }))
  }

  async function putParts(key: string, parts: AsyncIterable<Buffer<ArrayBuffer>>): Promise<number> {
    const begun = await client.send({ method: 'POST', key, query: { uploads: '' }, headers: AS_DOWNLOAD })
    const uploadId = element(await expectOk(begun), 'UploadId')
    if (!uploadId) throw new AppError('service.storage', {}, { cause: new Error('S3 gave no upload id') })
    try {
      const etags: string[] = []
      let size = 0
      for await (const body of parts) {
        const query = { partNumber: String(etags.length + 1), uploadId }
        const answer = await client.send({ method: 'PUT', key, query, body })
        await expectOk(answer)
        etags.push(answer.headers.get('etag') ?? '')
        size += body.byteLength
      }
      const body = `<CompleteMultipartUpload>${etags
        .map((etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`)
        .join('')}</CompleteMultipartUpload>`
      await expectOk(await client.send({ method: 'POST', key, query: { uploadId }, body }))
      return size
    } catch (error) {
      await abort(key, uploadId).catch(() => undefined)
      throw error
    }
  }

  async function abort(key: string, uploadId: string): Promise<void> {
    await (await client.send({ method: 'DELETE', key, query: { uploadId } })).body?.cancel()
  }

  /** The answers to a listing, page by page. `next` reads what the following page is asked with. */
  async function* pages(
    query: Record<string, string>,
    next: (xml: string) => Record<string, string>,
  ): AsyncGenerator<string> {
    let from = {}
    for (;;) {
      const xml = await (await client.send({ method: 'GET', key: '', query: { ...query, ...from } })).text()
      yield xml
      if (element(xml, 'IsTruncated') !== 'true') return
      from = next(xml)
    }
  }

  return {
    driver: 's3',
    async put(id, source) {
      const parts = inPieces(source, PART_BYTES)[Symbol.asyncIterator]() as AsyncGenerator<
        Buffer<ArrayBuffer>
      >
      try {
        const first = await parts.next()
        const whole = first.done ? Buffer.alloc(0) : first.value
        if (whole.byteLength === PART_BYTES) return await putParts(keyOf(id), prepend(whole, parts))
        await putWhole(keyOf(id), whole)
        return whole.byteLength
      } finally {
        await parts.return(undefined)
      }
    },
    async *get(id, from) {
      const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {}
      const answer = await client.send({ method: 'GET', key: keyOf(id), headers })
      if (answer.ok) yield* client.pieces(answer)
      else await answer.body?.cancel()
    },
    async drop(id) {
      await (await client.send({ method: 'DELETE', key: keyOf(id) })).body?.cancel()
    },
    link: (id, { seconds, disposition, type }) =>
      client.presign(
        {
          method: 'GET',
          key: keyOf(id),
          query: { 'response-content-disposition': disposition, 'response-content-type': type },
        },
        seconds,
      ),
    async *listOlder(before) {
      const query = { 'list-type': '2', prefix: settings.prefix }
      const next = (xml: string) => ({ 'continuation-token': element(xml, 'NextContinuationToken') ?? '' })
      for await (const xml of pages(query, next)) {
        yield blocks(xml, 'Contents')
          .filter((entry) => new Date(element(entry, 'LastModified') ?? before) < before)
          .flatMap((entry) => idOf(element(entry, 'Key') ?? '', settings.prefix))
      }
    },
    async abortOlder(before) {
      let aborted = 0
      const next = (xml: string) => ({
        'key-marker': element(xml, 'NextKeyMarker') ?? '',
        'upload-id-marker': element(xml, 'NextUploadIdMarker') ?? '',
      })
      for await (const xml of pages({ uploads: '', prefix: settings.prefix }, next)) {
        for (const entry of blocks(xml, 'Upload')) {
          const key = element(entry, 'Key') ?? ''
          if (new Date(element(entry, 'Initiated') ?? before) >= before) continue
          if (idOf(key, settings.prefix).length === 0) continue
          await abort(key, element(entry, 'UploadId') ?? '')
          aborted += 1
        }
      }
      return aborted
    },
  }
}

/** The id that an object is named by, or none: what is not ours is not touched. */
function idOf(key: string, prefix: string): string[] {
  const id = key.slice(prefix.length)
  return key.startsWith(prefix) && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id) ? [id] : []
}

async function* prepend<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first
  yield* rest
}

/** The words of an answer. S3 says "200" to a multipart upload's end before it knows, and an error in the body. */
async function expectOk(answer: Response): Promise<string> {
  const text = await answer.text()
  const code = element(text, 'Code')
  if (answer.ok && code === null) return text
  const cause = new Error(`S3 answered ${answer.status} (${code ?? 'no reason given'})`)
  throw new AppError('service.storage', {}, { cause })
}
