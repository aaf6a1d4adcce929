import { setTimeout as pause } from 'node:timers/promises'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findKey, forgetKeys, keepAnswer, releaseKey, reserveKey } from './repo.ts'
import type { Answer } from './route.ts'

/** How long a first answer is given again, in milliseconds. */
const KEPT = 24 * 3_600_000
/** Whoever began and left no answer by then has died, in milliseconds. */
const ABANDONED = 300_000
/** How long the same request waits for the first one's answer, which may itself wait, in milliseconds. */
const PATIENCE = 60_000
/** How soon it looks for the first time, and how long it lets pass at most: many may be waiting. In milliseconds. */
const FIRST_LOOK = 50
const LAST_LOOK = 1_000

/**
 * Does something once for a key of the user's (draft-ietf-httpapi-idempotency-key-header): the same request with the
 * same key is given the first answer again, for a day. A failure is not kept, so that it may be tried again.
 * `request` is what makes requests the same, asked when it is known: a file's bytes are known after they have come.
 * Throws `request.idempotency_mismatch`, `request.idempotency_in_flight`.
 */
export async function once(
  deps: Pick<Deps, 'db' | 'log'>,
  input: { userId: number; key: string; request: () => Promise<string> },
  run: () => Promise<Answer>,
): Promise<Answer> {
  const { userId, key } = input
  const now = Date.now()
  await forgetKeys(deps.db, new Date(now - KEPT))
  const until = now + PATIENCE
  for (let look = FIRST_LOOK; ; look = Math.min(LAST_LOOK, look * 1.5)) {
    const by = { userId, key, at: new Date() }
    if (await reserve(deps, by)) return first(deps, { ...input, by }, run)
    const kept = await findKey(deps.db, { userId, key })
    if (kept && kept.status !== null) {
      if (kept.request !== (await input.request())) throw new AppError('request.idempotency_mismatch')
      const { body, headers } = kept.response as Pick<Answer, 'body'> & { headers: Record<string, string> }
      return { status: kept.status, body, headers: { ...headers, 'idempotent-replay': 'true' } }
    }
    if (Date.now() > until)
      throw new AppError('request.idempotency_in_flight', {
        retryAt: new Date(Date.now() + 5_000).toISOString(),
      })
    await pause(look)
  }
}

type Reservation = { userId: number; key: string; at: Date }

/** A reservation whose answer was lost may have been made all the same. */
async function reserve(deps: Pick<Deps, 'db' | 'log'>, by: Reservation): Promise<boolean> {
  const abandoned = new Date(by.at.getTime() - ABANDONED)
  try {
    return await reserveKey(deps.db, { ...by, request: '', abandoned })
  } catch (error) {
    await insist(deps, () => releaseKey(deps.db, by))
    throw error
  }
}

async function first(
  deps: Pick<Deps, 'db' | 'log'>,
  input: { by: Reservation; request: () => Promise<string> },
  run: () => Promise<Answer>,
): Promise<Answer> {
  const { by } = input
  try {
    const answer = await run()
    const response = { body: answer.body ?? null, headers: answer.headers ?? {} }
    const kept = { request: await input.request(), status: answer.status, response }
    // What was done is not undone because its answer can't be kept just now: let go, the key would do it twice.
    await insist(deps, () => (answer.passing ? releaseKey(deps.db, by) : keepAnswer(deps.db, by, kept)))
    return answer
  } catch (error) {
    await insist(deps, () => releaseKey(deps.db, by))
    throw error
  }
}

/**
 * Writes what becomes of a key; where the database is away, as soon as it is back, and nobody waits for that: the same
 * request would wait in vain until the key counts as abandoned.
 */
async function insist(deps: Pick<Deps, 'log'>, write: () => Promise<void>): Promise<void> {
  await write().catch(() => void again(deps, write))
}

async function again(deps: Pick<Deps, 'log'>, write: () => Promise<void>): Promise<void> {
  const until = Date.now() + ABANDONED
  for (let wait = FIRST_LOOK; ; wait = Math.min(LAST_LOOK, wait * 1.5)) {
    await pause(wait, undefined, { ref: false })
    try {
      return await write()
    } catch (err) {
      if (Date.now() > until) return deps.log.warn({ err }, 'an idempotency key was left')
    }
  }
}
