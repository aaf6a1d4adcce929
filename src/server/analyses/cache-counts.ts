/** How questions met the cache since this process began, for its metrics. */
export interface CacheCounts {
  /** Answered from the cache. */
  hits: number
  /** A model was asked. */
  misses: number
  /** Answered by a run that was at work on the same question. */
  joined: number
}

/** Kept on globalThis: the web process has two copies of this module, Node's own and the one in Next's bundle. */
const shared = globalThis as { ultraiCacheCounts?: CacheCounts }

function counts(): CacheCounts {
  shared.ultraiCacheCounts ??= { hits: 0, misses: 0, joined: 0 }
  return shared.ultraiCacheCounts
}

export function countCache(how: keyof CacheCounts, times: number): void {
  counts()[how] += times
}

/** The counts as they stand. */
export function cacheCounts(): Readonly<CacheCounts> {
  return { ...counts() }
}
