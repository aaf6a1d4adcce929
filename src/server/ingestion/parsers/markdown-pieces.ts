/** A tree takes 500 bytes a character and more: pieces of this size keep it small. */
const PIECE = 50_000

/**
 * Cuts a long Markdown source where a new block must begin: at a line that is not indented, after a blank
 * one, outside of fenced code. A short source stays whole. (A link whose definition stands in another piece
 * stays as it is written.)
 */
export function piecesOf(source: string): string[] {
  const pieces: string[] = []
  let start = 0
  let fence: string | null = null
  let afterBlank = false
  for (let at = 0; at < source.length; ) {
    const found = source.indexOf('\n', at)
    const next = found === -1 ? source.length : found + 1
    const line = source.slice(at, next)
    if (at - start >= PIECE && afterBlank && fence === null && /^\S/.test(line)) {
      pieces.push(source.slice(start, at))
      start = at
    }
    fence = fenceAfter(line, fence)
    afterBlank = line.trim() === ''
    at = next
  }
  return [...pieces, source.slice(start)]
}

/** The fence that is open after a line. */
function fenceAfter(line: string, open: string | null): string | null {
  const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
  if (!marks) return open
  if (open === null) return marks
  return marks.startsWith(open) && line.trim() === marks ? null : open
}
