import { afterOwnTime } from '#server/platform/own-time.ts'

/** What an ask may take before its answer is `otherwise`, in milliseconds. */
export const PATIENCE = 1_500
/** An answer is given again for this long, in milliseconds, so that probes cost nothing. */
const FRESH = 1_000

interface Watch {
  /** When the ask began whose answer this is. */
  at: number
  answer: unknown
  /** Still waited for; nobody asks a second time meanwhile: a hung server is not to get all connections. */
  running: Promise<unknown> | null
}

const watches = new WeakMap<object, Map<string, Watch>>()

/**
 * Asks something of a server that may be down or hung: answered within 1.5 s, kept for a second, never asked twice at
 * once. `otherwise` stands for no answer. `owner`: whose server it is, such as a process' database.
 */
export async function watched<T>(
  owner: object,
  name: string,
  ask: () => Promise<T>,
  otherwise: T,
): Promise<T> {
  const ofOwner = watches.get(owner) ?? new Map<string, Watch>()
  watches.set(owner, ofOwner)
  const now = Date.now()
  let watch = ofOwner.get(name)
  if (!watch || (!watch.running && now - watch.at >= FRESH)) {
    const begun: Watch = { at: now, answer: otherwise, running: null }
    begun.running = ask()
      .catch(() => otherwise)
      .then((answer) => {
        begun.answer = answer
        begun.running = null
        return answer
      })
    watch = begun
    ofOwner.set(name, begun)
  }
  if (!watch.running) return watch.answer as T
  const left = watch.at + PATIENCE - now
  return left <= 0 ? otherwise : ((await inTime(watch.running, left, otherwise)) as T)
}

async function inTime<T>(work: Promise<T>, patience: number, otherwise: T): Promise<T> {
  let stop = () => {}
  const late = new Promise<T>((resolve) => {
    stop = afterOwnTime(patience, () => resolve(otherwise))
  })
  try {
    return await Promise.race([work, late])
  } finally {
    stop()
  }
}
