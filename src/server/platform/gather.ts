/**
 * Asks for many at once: all that is asked for in one turn of the event loop goes in one question, which begins after
 * each of them was asked. `load` answers in the order of its keys.
 */
export function gathered<Key, Value>(
  load: (keys: Key[]) => Promise<Value[]>,
  most = 100,
): (key: Key) => Promise<Value> {
  interface Waiting {
    key: Key
    resolve(value: Value): void
    reject(reason: unknown): void
  }
  let waiting: Waiting[] = []

  function send(): void {
    const all = waiting
    waiting = []
    for (let from = 0; from < all.length; from += most) void ask(all.slice(from, from + most))
  }

  async function ask(some: Waiting[]): Promise<void> {
    try {
      const values = await load(some.map(({ key }) => key))
      for (const [index, { resolve }] of some.entries()) resolve(values[index] as Value)
    } catch (error) {
      for (const { reject } of some) reject(error)
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      // After all sockets that have something were read.
      if (waiting.length === 0) setImmediate(send)
      waiting.push({ key, resolve, reject })
    })
}
