import { isLetter } from './characters.ts'
import { enlarged } from './enlarged.ts'
import { gapBefore, type Key, SLICE, straightThrough } from './key.ts'

/** A key cut into words, each known by a number: what an altered quote's nearest passage is looked for in. */
export interface Words {
  ids: Int32Array
  /** Where each word begins and ends in the key. */
  from: Uint32Array
  to: Uint32Array
}

const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const NOTHING = 0
const LETTER = 1
const DIGIT = 2
const ALONE = 3
const classes = new Uint8Array(0x10000)

/** The number of the word at `[from, to)` of a text. */
type NumberOf = (text: string, from: number, to: number) => number

/**
 * Words without regard to case and punctuation: runs of letters, runs of digits with their separators, single
 * characters in scripts without spaces.
 */
export function wordsOf(key: Key, numberOf: NumberOf): Words {
  return straightThrough(wordsInSlices(key, numberOf))
}

/** The same, resting after each slice of the key. */
export function* wordsInSlices(key: Key, numberOf: NumberOf): Generator<void, Words> {
  const lower = key.text.toLowerCase()
  const text = lower.length === key.text.length ? lower : key.text
  const room = text.length >> 2
  let ids = new Int32Array(room + SLICE)
  let from = new Uint32Array(room + SLICE)
  let to = new Uint32Array(room + SLICE)
  const alone = new Map<number, number>()
  let count = 0
  let at = 0
  for (let limit = 0; at < text.length; ) {
    if (limit > 0) yield
    limit = Math.min(text.length, at + SLICE)
    if (count + SLICE > ids.length) {
      const length = Math.min(text.length, count * 2) + SLICE
      ids = enlarged(new Int32Array(length), ids)
      from = enlarged(new Uint32Array(length), from)
      to = enlarged(new Uint32Array(length), to)
    }
    while (at < limit) {
      const unit = text.charCodeAt(at)
      const kind = classOf(unit)
      const end = kind === LETTER || kind === DIGIT ? endOfWord(key, text, at) : at + 1
      if (kind !== NOTHING) {
        ids[count] = (kind === ALONE ? alone.get(unit) : undefined) ?? numberOf(text, at, end)
        if (kind === ALONE) alone.set(unit, ids[count] as number)
        from[count] = at
        to[count] = end
        count += 1
      }
      at = end
    }
  }
  return { ids: ids.slice(0, count), from: from.slice(0, count), to: to.slice(0, count) }
}

function endOfWord(key: Key, text: string, at: number): number {
  let end = at + 1
  while (end < text.length && continues(key, text, end)) end += 1
  return end
}

function continues(key: Key, text: string, at: number): boolean {
  if (separates(key, at)) return false
  const kind = classOf(text.charCodeAt(at))
  if (kind === LETTER || kind === DIGIT) return true
  const isDigit = (place: number) => place < text.length && classOf(text.charCodeAt(place)) === DIGIT
  return /[.,]/.test(text[at] as string) && isDigit(at - 1) && isDigit(at + 1) && !separates(key, at + 1)
}

/** True if white space or a dash stands before the unit, other than a hyphen that divides a word at a line's end. */
function separates(key: Key, at: number): boolean {
  const end = key.ends[at - 1] as number
  if ((key.starts[at] as number) <= end) return false
  // A blank there always keeps apart, whatever follows.
  if (key.source.charCodeAt(end) === 0x20) return true
  const gap = gapBefore(key, at)
  return gap !== '' && gap !== '-\n' && !/^[\u200c\u200d]+$/.test(gap)
}

function classOf(unit: number): number {
  const known = classes[unit] as number
  if (known !== 0) return known - 1
  const fresh = classify(String.fromCharCode(unit))
  classes[unit] = fresh + 1
  return fresh
}

/** Halves of surrogate pairs stand for themselves, so that a pictograph counts as two words at most. */
function classify(character: string): number {
  if (SPACELESS.test(character) || /\p{Cs}/u.test(character)) return ALONE
  if (/\p{N}/u.test(character)) return DIGIT
  return isLetter(character) || /\p{Pc}/u.test(character) ? LETTER : NOTHING
}
