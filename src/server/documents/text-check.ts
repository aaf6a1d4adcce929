/** Controls that texts do contain: tab, line feed, form feed, carriage return, escape, and DOS's end of file. */
const HARMLESS = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b, 0x1a])
/** A stray control character is tolerated; of random bytes more than a tenth are such. */
const MAX_CONTROL_SHARE = 1 / 1000

/**
 * True where bytes are plausibly text of some encoding: UTF-16 with its mark, or no NUL and hardly a
 * control character. Bytes above 0x7f prove nothing, since every old encoding has its own.
 */
export function looksLikeText(head: Uint8Array): boolean {
  const encoding = utf16Of(head)
  const units = encoding ? unitsOf(new TextDecoder(encoding).decode(head)) : head
  let controls = 0
  for (const unit of units) {
    if (unit === 0) return false
    if (unit < 0x20 && !HARMLESS.has(unit)) controls++
  }
  return controls <= units.length * MAX_CONTROL_SHARE
}

function utf16Of([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}
