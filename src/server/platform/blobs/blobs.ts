export type BlobDriver = 'postgres' | 's3'

/** Where the originals are kept. Ids are UUIDs that the caller makes; nothing is shared between documents. */
export interface Blobs {
  /** Where new ones are kept; each is read from where it is. */
  readonly driver: BlobDriver
  /**
   * Stores what the source gives, piece by piece. If the source throws, nothing is left and the error goes on.
   * A blob can be read only after `write` has returned. Throws `service.storage`, `service.storage_full`.
   */
  write(id: string, source: AsyncIterable<Uint8Array>): Promise<void>
  /** The bytes in order, as fast as they are taken. Throws when there is no such blob, or `service.storage`. */
  read(id: string): AsyncIterable<Uint8Array>
  remove(id: string): Promise<void>
  /** An address that gives the bytes to whoever has it, for so long; null where the store has none. */
  link(id: string, options: LinkOptions): Promise<string | null>
  /**
   * Takes a blob to another driver: copied, read back and compared, and only then removed where it was. True when it
   * was moved, false when it was there already or is gone. Throws when what was copied is not what is expected.
   */
  move(id: string, to: BlobDriver, expected: { sha256: string | null }): Promise<boolean>
  /** Removes bytes from before `before` that no blob knows of (a crash left them). Returns how many there were. */
  sweep(before: Date): Promise<number>
}

export interface LinkOptions {
  seconds: number
  /** The Content-Disposition and Content-Type that the bytes are given with. */
  disposition: string
  type: string
}

/** All bytes of a blob at once; for the worker, which needs the whole file to parse it. */
export async function readWhole(blobs: Pick<Blobs, 'read'>, id: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of blobs.read(id)) pieces.push(piece)
  return Buffer.concat(pieces)
}
