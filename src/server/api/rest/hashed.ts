import { createHash } from 'node:crypto'
import type { FileBody } from './file-body.ts'

/**
 * A file whose bytes are hashed as they pass. `digest` is their SHA-256 in hex; where nobody has read the file it is
 * read for that alone, and not kept.
 */
export function hashed(given: FileBody): { file: FileBody; digest: () => Promise<string> } {
  const hash = createHash('sha256')
  let result: string | null = null
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for await (const piece of given.pieces) {
      hash.update(piece)
      yield piece
    }
    result = hash.digest('hex')
  }
  const file = { ...given, pieces: pieces() }
  return {
    file,
    async digest() {
      for await (const _ of file.pieces);
      if (result === null) throw new Error('the file was read in part only')
      return result
    },
  }
}
