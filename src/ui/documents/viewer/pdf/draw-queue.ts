interface Waiting<Result> {
  start: () => Promise<Result>
  resolve: (result: Result) => void
  reject: (reason: unknown) => void
}

/**
 * Does one thing at a time, the newest wish first: what a reader scrolled to last is what they look at.
 * An aborted wish that has not begun is dropped; its promise rejects with the signal's reason.
 */
export function createDrawQueue<Result>() {
  const waiting: Waiting<Result>[] = []
  let busy = false

  async function next(): Promise<void> {
    const wish = busy ? undefined : waiting.pop()
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
    add(start: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const wish = { start, resolve, reject }
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
