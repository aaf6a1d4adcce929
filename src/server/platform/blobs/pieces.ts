/** Cuts a stream of any chunks into pieces of `size` bytes, the last one shorter. Each is a buffer of its own. */
export async function* inPieces(source: AsyncIterable<Uint8Array>, size: number): AsyncIterable<Buffer> {
  let piece: Buffer | null = null
  let filled = 0
  for await (const chunk of source) {
    for (let at = 0; at < chunk.byteLength; ) {
      piece ??= Buffer.allocUnsafeSlow(size)
      const taken = Math.min(size - filled, chunk.byteLength - at)
      piece.set(chunk.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled < size) continue
      yield piece
      piece = null
      filled = 0
    }
  }
  if (piece) yield piece.subarray(0, filled)
}
