/**
 * Sends the news of something that changes faster than anybody reads: one at a time, at most every `milliseconds`;
 * what comes between is dropped, for the next says more. `settled` resolves when nothing is on its way.
 */
export function latest<T>(milliseconds: number, send: (value: T) => Promise<void>) {
  let sentAt = Number.NEGATIVE_INFINITY
  let underWay: Promise<void> | null = null
  return {
    offer(value: T): void {
      if (underWay || performance.now() - sentAt < milliseconds) return
      sentAt = performance.now()
      underWay = send(value).finally(() => {
        underWay = null
      })
    },
    async settled(): Promise<void> {
      await underWay
    },
  }
}
