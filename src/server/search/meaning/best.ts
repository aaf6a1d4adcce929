import type { Near } from './meaning.ts'

/** True when `a` stands before `b`: nearer, or as near with a smaller id, so that ties are always the same. */
function before(a: Near, b: Near): boolean {
  return a.score > b.score || (a.score === b.score && a.chunkId < b.chunkId)
}

/** Keeps the best `limit` of what it is offered, in order. */
export class Best {
  readonly found: Near[] = []
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  offer(chunkId: number, score: number): void {
    const last = this.found[this.found.length - 1]
    if (this.found.length >= this.#limit && last && score < last.score) return
    const item = { chunkId, score }
    let low = 0
    let high = this.found.length
    while (low < high) {
      const middle = (low + high) >> 1
      const other = this.found[middle]
      if (other && before(other, item)) low = middle + 1
      else high = middle
    }
    this.found.splice(low, 0, item)
    if (this.found.length > this.#limit) this.found.pop()
  }
}
