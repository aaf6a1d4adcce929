/** Where the originals are kept. Ids are UUIDs that the caller makes; nothing is shared between documents. */
export interface Blobs {
  readonly driver: 'postgres'
  /**
   * Stores what the source gives, piece by piece. If the source throws, nothing is left and the error goes on.
   * A blob can be read only after `write` has returned.
   */
  write(id: string, source: AsyncIterable<Uint8Array>): Promise<void>
  /** The bytes in order. Throws when there is no such blob. */
  read(id: string): AsyncIterable<Uint8Array>
  remove(id: string): Promise<void>
}

/** All bytes of a blob at once; for the worker, which needs the whole file to parse it. */
export async function readWhole(blobs: Blobs, id: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of blobs.read(id)) pieces.push(piece)
  return Buffer.concat(pieces)
}
