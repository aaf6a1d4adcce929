import { type Run, spanOf } from './edges.ts'
import { type Key, keyOf } from './key.ts'

export interface Choice {
  run: Run
  /** In how many places the quote stands as well as here, for all that prefix and suffix say. */
  occurrences: number
}

/**
 * Which of several places is meant: the one whose surroundings agree with prefix and suffix over the most
 * characters, counted outwards from the quote. Where that leaves several, the first with the very same code
 * units, or else the first.
 */
export function choose(
  key: Key,
  runs: readonly [Run, ...Run[]],
  exact: string,
  prefix = '',
  suffix = '',
): Choice {
  if (runs.length === 1) return { run: runs[0], occurrences: 1 }
  const before = keyOf(prefix).text
  const after = keyOf(suffix).text
  const agreements = runs.map((run) => agreement(key, run, before, after))
  const best = agreements.reduce((most, count) => Math.max(most, count), 0)
  const closest = runs.filter((_, index) => agreements[index] === best)
  const isExact = (run: Run) => {
    const { start, end } = spanOf(key, run)
    return key.source.slice(start, end) === exact.trim()
  }
  const run = closest.length === 1 ? closest[0] : (closest.find(isExact) ?? closest[0])
  return { run: run ?? runs[0], occurrences: closest.length }
}

function agreement(key: Key, { at, length }: Run, before: string, after: string): number {
  let count = 0
  for (let back = 1; back <= before.length && before[before.length - back] === key.text[at - back]; back += 1)
    count += 1
  for (let on = 0; on < after.length && after[on] === key.text[at + length + on]; on += 1) count += 1
  return count
}
