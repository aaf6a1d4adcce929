import { enlarged } from './enlarged.ts'

/** So many slots for each word, at least: an open-addressing table with linear probing. */
const SPARE = 2
const FIRST_SLOTS = 1 << 10
/** FNV-1a's prime; each table begins from a number of its own, so that no document can know its collisions. */
const PRIME = 0x01000193

/**
 * Numbers the words of one text from 0 as they come. A word is kept as its place in the text, not as a string: a
 * large sheet has a million different ones.
 */
export class Vocabulary {
  private text = ''
  private count = 0
  private slots = new Int32Array(FIRST_SLOTS)
  private hashes = new Int32Array(FIRST_SLOTS / SPARE)
  private from = new Uint32Array(FIRST_SLOTS / SPARE)
  private to = new Uint32Array(FIRST_SLOTS / SPARE)
  private readonly seed = (Math.random() * 2 ** 32) | 0

  get size(): number {
    return this.count
  }

  /** The number of the word at `[from, to)`, a new one if it is new. All calls take the same text. */
  learn(text: string, from: number, to: number): number {
    this.text = text
    const hash = this.hash(text, from, to)
    const slot = this.slotOf(hash, text, from, to)
    const known = this.slots[slot] as number
    if (known !== 0) return known - 1
    const id = this.count++
    this.hashes[id] = hash
    this.from[id] = from
    this.to[id] = to
    this.slots[slot] = id + 1
    if (this.count * SPARE >= this.slots.length) this.grow()
    return id
  }

  /** The number of a word of any text; undefined for one that the text has not. */
  find(text: string, from: number, to: number): number | undefined {
    const found = this.slots[this.slotOf(this.hash(text, from, to), text, from, to)] as number
    return found === 0 ? undefined : found - 1
  }

  /** Where the word stands in the table, or would. */
  private slotOf(hash: number, text: string, from: number, to: number): number {
    const mask = this.slots.length - 1
    let slot = hash & mask
    for (;;) {
      const id = (this.slots[slot] as number) - 1
      if (id < 0 || (this.hashes[id] === hash && this.isWord(id, text, from, to))) return slot
      slot = (slot + 1) & mask
    }
  }

  private isWord(id: number, text: string, from: number, to: number): boolean {
    const start = this.from[id] as number
    if ((this.to[id] as number) - start !== to - from) return false
    for (let at = from; at < to; at += 1)
      if (text.charCodeAt(at) !== this.text.charCodeAt(start + at - from)) return false
    return true
  }

  private hash(text: string, from: number, to: number): number {
    let hash = this.seed
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME)
    return hash ^ (hash >>> 15)
  }

  private grow(): void {
    const length = this.slots.length * 2
    this.hashes = enlarged(new Int32Array(length / SPARE), this.hashes)
    this.from = enlarged(new Uint32Array(length / SPARE), this.from)
    this.to = enlarged(new Uint32Array(length / SPARE), this.to)
    this.slots = new Int32Array(length)
    for (let id = 0; id < this.count; id += 1) {
      let slot = (this.hashes[id] as number) & (length - 1)
      while (this.slots[slot] !== 0) slot = (slot + 1) & (length - 1)
      this.slots[slot] = id + 1
    }
  }
}
