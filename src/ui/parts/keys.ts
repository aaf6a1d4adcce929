/** A key, or two pressed one after the other ("g d"), that does something here. */
export interface Key {
  /** As `KeyboardEvent.key` names it: "?", "j", "Escape"; two with a space between. */
  keys: string
  /** What it does, for the list of keys. */
  label: string
  run: () => void
}

/** The keys of one part of the page, under one heading. */
export interface KeyGroup {
  title: string
  keys: readonly Key[]
}

type Listener = () => void

let groups: readonly KeyGroup[] = []
const listeners = new Set<Listener>()

function change(next: readonly KeyGroup[]): void {
  groups = next
  for (const listener of listeners) listener()
}

/** Adds a group; the returned function takes it away. */
export function addKeys(group: KeyGroup): () => void {
  change([...groups, group])
  return () => change(groups.filter((other) => other !== group))
}

/** The groups that are there now, in the order in which they came. */
export function currentKeys(): readonly KeyGroup[] {
  return groups
}

export function onKeysChange(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How long after its first key the second of a pair may come, in milliseconds. */
const PAIR_MS = 1000

/**
 * Finds what a key press means. `press` answers the key to run, or null; it remembers the first of a pair. Of two
 * groups that want the same key, the later one, which is nearer to what a person looks at, has it.
 */
export function createMatcher(read: () => readonly KeyGroup[] = currentKeys) {
  let first: { key: string; at: number } | null = null
  return {
    press(key: string, at: number): Key | null {
      const pair = first && at - first.at <= PAIR_MS ? `${first.key} ${key}` : null
      const all = read()
        .toReversed()
        .flatMap((group) => group.keys)
      const found = all.find((one) => one.keys === pair) ?? all.find((one) => one.keys === key) ?? null
      first = found ? null : { key, at }
      return found
    },
  }
}
