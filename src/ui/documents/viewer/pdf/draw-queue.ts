interface Waiting<Result> {
  start: () => Promise<Result>
  resolve: (result: Result) => void
  reject: (reason: unknown) => void
}

/**
 * Does one thing at a time, the newest wish first: what a reader scrolled to last is what they look at. Wishes `later`
 * wait until there are no others, and come in their own order.
 * An aborted wish that has not begun is dropped; its promise rejects with the signal's reason.
 */
export function createDrawQueue<Result>() {
  const soon: Waiting<Result>[] = []
  const later: Waiting<Result>[] = []
  let busy = false

  async function next(): Promise<void> {
    const wish = busy ? undefined : (soon.pop() ?? later.shift())
    if (!wish) return
    busy = true
    try {
      wish.resolve(await wish.start())
    } catch (error) {
      wish.reject(error)
    }
    busy = false
    void next()
  }

  return {
    add(start: () => Promise<Result>, signal: AbortSignal, when: 'soon' | 'later' = 'soon'): Promise<Result> {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const wish = { start, resolve, reject }
        const waiting = when === 'soon' ? soon : later
        waiting.push(wish)
        signal.addEventListener('abort', () => {
          const at = waiting.indexOf(wish)
          if (at >= 0) waiting.splice(at, 1)
          reject(signal.reason)
        })
        void next()
      })
    },
  }
}
