import { detect } from 'chardet'

/** Enough bytes to tell an encoding: detection reads them several times over. */
const SAMPLE = 64 * 1024

/**
 * Bytes to text: by the byte order mark, else as UTF-8 if they are valid UTF-8, else in the encoding that
 * the frequencies of their bytes suggest, else as Windows-1252, in which every byte means something.
 */
export function decodeText(bytes: Uint8Array): string {
  const marked = markOf(bytes)
  if (marked) return new TextDecoder(marked).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder(guess(bytes.subarray(0, SAMPLE))).decode(bytes)
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  return null
}

/** A file that is not valid UTF-8 throughout is not UTF-8, whatever its beginning looks like. */
function guess(sample: Uint8Array): string {
  const name = detect(sample)
  if (name === null || name === 'UTF-8' || name === 'ASCII') return 'windows-1252'
  try {
    return new TextDecoder(name).encoding
  } catch {
    return 'windows-1252'
  }
}
