import type { Block, BlockKind } from './blocks.ts'
import type { Line } from './lines.ts'

/**
 * The document's prose as a person reads it: white space folded, words divided at a line's end joined, skippable
 * spans left out. `at[i]` is the canonical offset of unit `i` of `text`. Blocks are ranges of `text`.
 */
export interface Readable {
  text: string
  at: Int32Array
  blocks: { kind: BlockKind; start: number; end: number }[]
}

const HYPHENATED = /\p{L}[-\u2010]$/u
const NO_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}。，、；：！？「」（）《》]/u
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/

/** How often each word stands undivided on a line, lower case: what tells whether a divided word is one. */
export function knownWords(lines: Line[]): Map<string, number> {
  const known = new Map<string, number>()
  let divided = false
  for (const { text } of lines) {
    const words = text.match(/\p{L}[\p{L}\p{M}]*(?:-\p{L}[\p{L}\p{M}]*)*-?/gu) ?? []
    const last = HYPHENATED.test(text) ? words.length - 1 : words.length
    words.forEach((word, at) => {
      if (at < last && !(at === 0 && divided))
        known.set(word.toLowerCase(), (known.get(word.toLowerCase()) ?? 0) + 1)
    })
    divided = HYPHENATED.test(text)
  }
  return known
}

/** From this many different words on, a part that is none of them is hardly a word. */
const TELLING = 1500

/**
 * True when the hyphen at the end of `line` only divides a word: the joined word stands elsewhere at least as often
 * as the hyphenated one, or, in a long document, neither part is a word of its own. Else the hyphen stays.
 */
export function dividesWord(line: string, next: string, known: Map<string, number>): boolean {
  const left = /\p{L}[\p{L}\p{M}]*(?=[-\u2010]$)/u.exec(line)?.[0].toLowerCase()
  const right = /^\p{L}[\p{L}\p{M}]*/u.exec(next)?.[0].toLowerCase()
  if (!left || !right) return false
  const joined = known.get(left + right) ?? 0
  const hyphenated = known.get(`${left}-${right}`) ?? 0
  if (joined > 0 || hyphenated > 0) return joined >= hyphenated
  if (knownWithoutEnding(left + right, left.length + 2, known)) return true
  return known.size >= TELLING && /^\p{Ll}/u.test(next) && !known.has(left) && !known.has(right)
}

/** "reacting" is as good as known where "react" is. */
function knownWithoutEnding(word: string, shortest: number, known: Map<string, number>): boolean {
  for (let length = word.length - 1; length >= Math.max(5, shortest, word.length - 4); length--) {
    if (known.has(word.slice(0, length))) return true
  }
  return false
}

/** What joins two lines of one block: nothing within a divided word or between Han and the like, else a space. */
function isTight(line: string, next: string): boolean {
  if (HYPHENATED.test(line)) return true
  return NO_SPACES.test(line.at(-1) ?? '') && NO_SPACES.test(next[0] ?? '')
}

/** Writes the blocks' visible characters out, remembering where each came from. */
export function readable(
  text: string,
  skipped: Uint8Array,
  blocks: Block[],
  known: Map<string, number>,
): Readable {
  const units = new Uint16Array(text.length * 2 + 1)
  const at = new Int32Array(text.length * 2 + 1)
  let length = 0
  const put = (unit: number, from: number) => {
    units[length] = unit
    at[length++] = from
  }
  const putLine = (line: Line) => {
    let space = false
    let empty = true
    for (let from = line.start; from < line.end; from++) {
      const unit = text[from] ?? ''
      if (skipped[from] || INVISIBLE.test(unit)) continue
      if (/\s/.test(unit)) {
        space = !empty
        continue
      }
      if (space) put(32, from - 1)
      space = false
      empty = false
      put(text.charCodeAt(from), from)
    }
  }
  const ranges = blocks.map(({ kind, lines }) => {
    const start = length
    lines.forEach((line, index) => {
      putLine(line)
      const next = lines[index + 1]
      if (!next) return
      if (HYPHENATED.test(line.text) && dividesWord(line.text, next.text, known)) length--
      else if (!isTight(line.text, next.text)) put(32, line.end)
    })
    const end = length
    put(10, at[end - 1] ?? 0)
    return { kind, start, end }
  })
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  return { text: decoder.decode(units.subarray(0, length)), at: at.slice(0, length), blocks: ranges }
}
