/**
 * Waits for a stream's first piece, so that a store which can't be reached is known before an answer has begun.
 * Throws what the stream throws. Whoever takes the result must read it, or end it by `return`.
 */
export async function begin(bytes: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const pieces = bytes[Symbol.asyncIterator]()
  const first = await pieces.next()
  return {
    async *[Symbol.asyncIterator]() {
      try {
        for (let next = first; !next.done; next = await pieces.next()) yield next.value
      } finally {
        await pieces.return?.()
      }
    },
  }
}
