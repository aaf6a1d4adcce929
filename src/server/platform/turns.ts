/**
 * Lets at most `most` pieces of work with the same key be done at once; the others wait in memory, first come first
 * served, and hold no connection meanwhile. What fails gives its turn on like what succeeds.
 */
export function turns(most: number) {
  const lines = new Map<string | number, { busy: number; waiting: (() => void)[] }>()

  return async function inTurn<T>(key: string | number, work: () => Promise<T>): Promise<T> {
    const line = lines.get(key) ?? { busy: 0, waiting: [] }
    lines.set(key, line)
    // Whoever ends hands its own place to the next, so that none who comes just then slips in between.
    if (line.busy < most) line.busy += 1
    else await new Promise<void>((begin) => line.waiting.push(begin))
    try {
      return await work()
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else if (--line.busy === 0) lines.delete(key)
    }
  }
}
