import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '#server/platform/errors.ts'
import { guardedFetch } from '../language/guarded-fetch.ts'

export interface Pace {
  /** Tries in all. */
  tries: number
  /** The pause before the second try, doubled each time, in milliseconds. */
  pause: number
  /** How long one try may take, in milliseconds. */
  timeout: number
}

const PACE: Pace = { tries: 4, pause: 500, timeout: 30_000 }
/** A longer wait than this isn't waited for: the job comes back later. In milliseconds. */
const LONGEST_PAUSE = 60_000

/** What another try may get over. */
class Passing extends Error {
  readonly waitMs: number | null
  constructor(message: string, waitMs: number | null = null, options?: { cause: unknown }) {
    super(message, options)
    this.waitMs = waitMs
  }
}

/** `local`: the address may be one of this server's or of its private network. */
interface Sent {
  url: string
  headers: Record<string, string>
  body: string
  local: boolean
}

/**
 * Posts JSON and gives back the answer's text. What may pass (no connection, too slow, 408, 429, 5xx) is tried
 * again, after as long as Retry-After says. Throws `service.embedding_unavailable` when the tries or `patience`
 * (ms for all) are used up, `embedding.refused` for every other status, `model.address_refused` for an address that
 * isn't public and isn't called local, and the signal's reason when it is aborted.
 */
export async function post(
  request: Sent,
  options: { signal?: AbortSignal | undefined; patience: number; pace?: Partial<Pace> },
): Promise<string> {
  const pace = { ...PACE, ...options.pace }
  const patience = AbortSignal.timeout(options.patience)
  const until = AbortSignal.any(options.signal ? [options.signal, patience] : [patience])
  for (let tried = 1; ; tried++) {
    try {
      return await once(request, AbortSignal.any([until, AbortSignal.timeout(pace.timeout)]))
    } catch (error) {
      options.signal?.throwIfAborted()
      if (!(error instanceof Passing)) throw error
      const wait = error.waitMs ?? pace.pause * 2 ** (tried - 1) * (0.75 + Math.random() / 2)
      if (tried >= pace.tries || wait > LONGEST_PAUSE || until.aborted) throw unavailable(error)
      await sleep(wait, undefined, { signal: until }).catch(() => undefined)
      options.signal?.throwIfAborted()
      if (until.aborted) throw unavailable(error)
    }
  }
}

function unavailable(cause: unknown): AppError {
  return new AppError('service.embedding_unavailable', {}, { cause })
}

async function once({ url, headers, body, local }: Sent, signal: AbortSignal): Promise<string> {
  let response: Response
  let text: string
  try {
    response = await guardedFetch({ local })(url, { method: 'POST', headers, body, signal })
    text = await response.text()
  } catch (error) {
    if (error instanceof AppError && error.code === 'model.address_refused') throw error
    throw new Passing('no answer', null, { cause: error })
  }
  if (response.ok) return text
  const { status } = response
  // A redirect is not followed: it could lead a document's text out of the house.
  const isRedirect = status >= 300 && status < 400
  if (isRedirect || status === 408 || status === 429 || status >= 500)
    throw new Passing(`status ${status}`, retryAfter(response.headers.get('retry-after')))
  throw new AppError('embedding.refused', { status })
}

/** Seconds or a date (RFC 9110, 10.2.3), in milliseconds from now. */
function retryAfter(value: string | null): number | null {
  if (!value) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}
