import { Readable } from 'node:stream'
import { Busboy, type BusboyHeaders } from '@fastify/busboy'
import { AppError } from '#server/platform/errors.ts'

/** A file as it comes: its name, what its sender says it measures (null: unsaid), and its bytes, never held whole. */
export interface FileBody {
  filename: string
  announcedBytes: number | null
  pieces: AsyncIterable<Uint8Array>
}

/**
 * The file of a request: the field `file` of a form, or the body itself with its name in `x-file-name`
 * (percent-encoded) or Content-Disposition. Throws `document.name_missing`, `request.invalid` for a form without it.
 */
export async function fileBody(request: Request): Promise<FileBody> {
  if (!request.body) throw new AppError('document.empty')
  const type = request.headers.get('content-type') ?? ''
  if (/^multipart\/form-data/i.test(type)) return fromForm(request.body, type)
  return {
    filename: nameOf(request.headers),
    announcedBytes: announced(request.headers.get('content-length')),
    pieces: arriving(request.body as AsyncIterable<Uint8Array>),
  }
}

function fromForm(body: ReadableStream<Uint8Array>, type: string): Promise<FileBody> {
  const headers: BusboyHeaders = { 'content-type': type }
  return new Promise((resolve, reject) => {
    const noFile = new AppError('request.invalid', {
      fields: [{ field: 'file', message: 'The form has no file in the field `file`.' }],
    })
    let parser: InstanceType<typeof Busboy>
    try {
      parser = new Busboy({ headers, limits: { files: 1, fields: 20, fieldSize: 10_000, parts: 30 } })
    } catch (cause) {
      reject(new AppError('request.invalid', {}, { cause }))
      return
    }
    const source = Readable.fromWeb(body as import('node:stream/web').ReadableStream)
    let file: Readable | null = null
    const fail = (cause?: Error) => {
      const error = new AppError('document.upload_incomplete', {}, { cause })
      if (file) file.destroy(error)
      else reject(error)
    }
    parser.on('file', (field, stream, filename) => {
      // Whoever reads the file is told by the reading; without a listener, a form cut short would end the process.
      stream.on('error', () => {})
      if (field !== 'file' || file) {
        stream.resume()
        return
      }
      file = stream
      resolve({ filename: filename ?? '', announcedBytes: null, pieces: arriving(stream) })
    })
    parser.on('finish', () => reject(noFile))
    parser.on('error', (error) => fail(error as Error))
    source.on('error', fail)
    source.pipe(parser)
  })
}

/** The bytes; a connection that ends early is the sender's error, not ours. */
async function* arriving(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw error instanceof AppError ? error : new AppError('document.upload_incomplete', {}, { cause: error })
  }
}

function nameOf(headers: Headers): string {
  const disposition = headers.get('content-disposition') ?? ''
  const encoded = /filename\*\s*=\s*UTF-8''([^;\s]+)/i.exec(disposition)?.[1] ?? headers.get('x-file-name')
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(disposition)
  try {
    return encoded ? decodeURIComponent(encoded) : (plain?.[1]?.replace(/\\(.)/g, '$1') ?? plain?.[2] ?? '')
  } catch {
    throw new AppError('document.name_missing')
  }
}

function announced(header: string | null): number | null {
  return header !== null && /^\d{1,15}$/.test(header) ? Number(header) : null
}
