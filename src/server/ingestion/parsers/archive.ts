import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { AppError } from '#server/platform/errors.ts'

export interface ArchiveLimits {
  /** Entries of the archive, read or not. Office documents have dozens, with many pictures hundreds. */
  entries: number
  /** Bytes that come out of all entries together, counted as they come: a header that says less may lie. */
  unpacked: number
  /** Unpacked to packed bytes of one entry, from `freely` on. The text of office documents reaches 10 to 60. */
  ratio: number
  freely: number
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  entries: 5_000,
  unpacked: 256 * 2 ** 20,
  ratio: 120,
  freely: 16 * 2 ** 20,
}

/** A zip whose entries are unpacked one at a time, piece by piece; archives within it are never opened. */
export interface Archive {
  has(name: string): boolean
  /** The bytes of an entry, nothing when there is none. Throws AppError `document.*`. */
  read(name: string): AsyncIterable<Uint8Array>
}

/**
 * Reads the archive's directory, the one at its end, as office programs do.
 * Throws `document.damaged`, also where two entries have one name, and `document.archive_bomb`.
 */
export async function openArchive(bytes: Uint8Array, limits = ARCHIVE_LIMITS): Promise<Archive> {
  const zip = await orDamaged(
    fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      autoClose: false,
      lazyEntries: true,
      validateEntrySizes: false,
    }),
  )
  const entries = await orDamaged(directory(zip, limits.entries))
  let left = limits.unpacked
  async function* read(name: string) {
    const entry = entries.get(name)
    if (!entry) return
    if (entry.isEncrypted()) throw new AppError('document.encrypted')
    const most = Math.max(limits.freely, entry.compressedSize * limits.ratio)
    const bomb = () => new AppError('document.archive_bomb', { entry: name })
    if (entry.uncompressedSize > Math.min(left, most)) throw bomb()
    let size = 0
    for await (const piece of unpack(zip, entry)) {
      size += piece.length
      left -= piece.length
      if (left < 0 || size > most) throw bomb()
      yield piece
    }
  }
  return { has: (name) => entries.has(name), read }
}

async function directory(zip: ZipFile, most: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > most) throw new AppError('document.archive_bomb', { entries: zip.entryCount })
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw new AppError('document.damaged', { entry: entry.fileName })
    entries.set(entry.fileName, entry)
  }
  return entries
}

/** The pieces of an entry; at its end its checksum must be right. */
async function* unpack(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  let sum = 0
  const stream = await orDamaged(zip.openReadStreamPromise(entry))
  try {
    for await (const piece of stream) {
      sum = crc32(piece, sum)
      yield piece
    }
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('document.damaged', {}, { cause })
  }
  if (sum !== entry.crc32) throw new AppError('document.damaged', { entry: entry.fileName })
}

async function orDamaged<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise
  } catch (cause) {
    throw cause instanceof AppError ? cause : new AppError('document.damaged', {}, { cause })
  }
}
