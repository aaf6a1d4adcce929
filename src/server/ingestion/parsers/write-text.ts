import type { CharBoxes } from '#contracts/geometry.ts'
import { GENERATED, type Glyphs, HYPHEN, UNMAPPED } from './glyphs.ts'
import { missesSpace } from './tight-sentences.ts'

const SOFT_HYPHEN = 0xad
const LF = 0x0a
const CR = 0x0d
const TAB = 0x09
const SPACE = 0x20
const MINUS = 0x2d

/**
 * A page's characters as canonical text: `\n` at line ends, `-\n` where a word is broken, no control
 * characters; and a rectangle for every code unit, the same one for both halves of a surrogate pair.
 */
export function writeText(glyphs: Glyphs): { text: string; boxes: CharBoxes } {
  const units = new Uint16Array(glyphs.length * 2)
  const boxes = new Float32Array(glyphs.length * 8).fill(Number.NaN)
  let length = 0
  const put = (unit: number, from = -1) => {
    if (from >= 0)
      for (let k = 0; k < 4; k++) boxes[length * 4 + k] = glyphs.boxes[from * 4 + k] ?? Number.NaN
    units[length++] = unit
  }
  for (let i = 0; i < glyphs.length; i++) {
    const code = glyphs.codes[i] ?? 0
    const kind = glyphs.kinds[i]
    if (kind === UNMAPPED) continue
    if (missesSpace(glyphs, i)) put(SPACE)
    if (kind === GENERATED) {
      if (code === SPACE || code === LF) put(code)
    } else if (kind === HYPHEN || (code === SOFT_HYPHEN && endsLine(glyphs, i))) {
      put(MINUS, i)
      if (!endsLine(glyphs, i)) put(LF)
    } else if (code === TAB) put(SPACE, i)
    else if (code > 0xffff) {
      put(0xd800 + ((code - 0x10000) >> 10), i)
      put(0xdc00 + ((code - 0x10000) & 0x3ff), i)
    } else put(code, i)
  }
  return { text: UTF16.decode(units.subarray(0, length)), boxes: boxes.slice(0, length * 4) }
}

/** True where PDFium ends the line after the character at `index`. */
function endsLine(glyphs: Glyphs, index: number): boolean {
  const next = glyphs.codes[index + 1]
  return glyphs.kinds[index + 1] === GENERATED && (next === CR || next === LF)
}

/** A lone surrogate becomes U+FFFD; a byte order mark stays, for its place is counted. */
const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true })
