import { turns } from '#server/platform/turns.ts'

/** Of one user so much is at work at once in one process: hundreds would wait too long for the pool's connections. */
const AT_ONCE = 2

interface Group<T> {
  times: number
  results: Promise<T[]>
}

/**
 * Does what is asked for several times at once as one: calls with the same input that come before its turn are told
 * to `work` by their number, and get a result each. Other inputs of the same user wait for their turn.
 */
export function gathering<D extends { db: object }, I extends { userId: number }, T>(
  work: (deps: D, input: I, times: number) => Promise<T[]>,
): (deps: D, input: I) => Promise<T> {
  const inTurn = turns(AT_ONCE)
  // Ids mean something within one database only.
  const waiting = new WeakMap<object, Map<string, Group<T>>>()

  function groupsOf(db: object): Map<string, Group<T>> {
    const groups = waiting.get(db) ?? new Map<string, Group<T>>()
    waiting.set(db, groups)
    return groups
  }

  function begin(deps: D, input: I, key: string): Group<T> {
    const groups = groupsOf(deps.db)
    const group: Group<T> = {
      times: 0,
      // Begun a moment later, when the group is known to those who come at the same time.
      results: Promise.resolve().then(() =>
        inTurn(input.userId, () => {
          groups.delete(key)
          return work(deps, input, group.times)
        }),
      ),
    }
    groups.set(key, group)
    return group
  }

  return async (deps, input) => {
    const key = JSON.stringify(input)
    const group = groupsOf(deps.db).get(key) ?? begin(deps, input, key)
    const nth = group.times
    group.times += 1
    return (await group.results)[nth] as T
  }
}
