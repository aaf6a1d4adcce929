import type { BlobDriver, LinkOptions } from './blobs.ts'

/** A place for bytes. It knows nothing of rows: which blobs exist, and whether they are whole, stands in Postgres. */
export interface BlobStore {
  readonly driver: BlobDriver
  /** Stores all that the source gives and returns its size in bytes. Throws with nothing left, as far as it can. */
  put(id: string, source: AsyncIterable<Uint8Array>): Promise<number>
  /** The bytes from the offset `from` on. Ends early, or throws, when they are not there. */
  get(id: string, from: number): AsyncIterable<Uint8Array>
  /** Removes the bytes; nothing happens when there are none. */
  drop(id: string): Promise<void>
  link?(id: string, options: LinkOptions): Promise<string>
  /** The ids of bytes that were stored before `before`, a thousand at most at a time. */
  listOlder?(before: Date): AsyncIterable<string[]>
  /** Ends uploads that were begun before `before` and never finished. Returns how many there were. */
  abortOlder?(before: Date): Promise<number>
}
