/** What is told of an RTF file, in its order. Bytes are characters of whatever encoding is in force. */
export interface RtfHandler {
  open(): void
  close(): void
  /** A control word or sign; its number, null without one. */
  control(word: string, value: number | null): void
  byte(byte: number): void
}

const [BACKSLASH, OPEN, CLOSE, CR, LF, SPACE, MINUS] = [0x5c, 0x7b, 0x7d, 0x0d, 0x0a, 0x20, 0x2d]
/** Longer ones are none (RTF 1.9.1: 32 letters). */
const LONGEST_WORD = 32

/** Tells a handler of a file's groups, controls and bytes; bytes of `\bin` are passed over. */
export function readRtf(bytes: Uint8Array, handler: RtfHandler): void {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === BACKSLASH) at = readControl(bytes, at + 1, handler)
    else {
      at += 1
      if (byte === OPEN) handler.open()
      else if (byte === CLOSE) handler.close()
      else if (byte !== CR && byte !== LF && byte !== 0) handler.byte(byte)
    }
  }
}

/** Reads what follows a backslash at `from`; returns where the file goes on. */
function readControl(bytes: Uint8Array, from: number, handler: RtfHandler): number {
  let at = from
  while (at < bytes.length && at - from < LONGEST_WORD && isLetter(bytes[at] ?? 0)) at++
  if (at === from) return readSign(bytes, from, handler)
  const word = ascii(bytes, from, at)
  const numberFrom = at
  if (bytes[at] === MINUS && isDigit(bytes[at + 1] ?? 0)) at++
  while (at < bytes.length && at - numberFrom < 11 && isDigit(bytes[at] ?? 0)) at++
  const value = at > numberFrom ? Number(ascii(bytes, numberFrom, at)) : null
  if (bytes[at] === SPACE) at++
  if (word === 'bin') return at + Math.max(0, value ?? 0)
  handler.control(word, value)
  return at
}

/** `\'hh` is a byte; an escaped brace or backslash as well; a line end after a backslash ends the paragraph. */
function readSign(bytes: Uint8Array, at: number, handler: RtfHandler): number {
  const sign = bytes[at] ?? 0
  if (sign === 0x27) {
    const value = Number.parseInt(ascii(bytes, at + 1, at + 3), 16)
    if (!Number.isNaN(value)) handler.byte(value)
    return at + 3
  }
  if (sign === BACKSLASH || sign === OPEN || sign === CLOSE) handler.byte(sign)
  else handler.control(sign === CR || sign === LF ? 'par' : String.fromCharCode(sign), null)
  return at + 1
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to))
}
