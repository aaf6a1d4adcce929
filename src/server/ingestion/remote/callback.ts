import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Db } from '#server/platform/db.ts'
import type { Env } from '#server/platform/env.ts'
import { ring, type Wake } from '#server/platform/wake.ts'
import { ringReading } from '../repo.ts'

/** Where a service says that it is done, and how that is heard. */
export interface Callback {
  /** Below 200 characters, as LlamaParse wants it. */
  url: string
  /** Begins to listen; `next` waits until the service has called, at most so many ms. */
  listen(signal: AbortSignal): { next(milliseconds: number): Promise<void>; stop(): void }
}

export const CALLBACK_PATH = '/api/remote-parser/'

/**
 * A callback for one reading, or null where none is set up. Its address carries an id and our signature of it, so that
 * only who was told the address can call; and a call but wakes who asks the service, with our key, for what it has read.
 */
export function makeCallback({ env, wake }: { env: Env; wake: Wake }): Callback | null {
  if (!env.llamaparseCallback || !env.publicUrl) return null
  const id = randomUUID()
  return {
    url: new URL(`${CALLBACK_PATH}${id}.${signature(env.authSecrets[0] ?? '', id)}`, env.publicUrl).href,
    listen: (signal) => ring(wake, `remote:${id}`, signal),
  }
}

/** Wakes the reading whose callback was called. False when the token isn't one that we have made. */
export async function hearCallback(deps: { db: Db; env: Env }, token: string): Promise<boolean> {
  const [, id, given] = /^([0-9a-f-]{36})\.([0-9a-f]{64})$/.exec(token) ?? []
  if (!id || !given) return false
  const isOurs = deps.env.authSecrets.some((secret) =>
    timingSafeEqual(Buffer.from(signature(secret, id)), Buffer.from(given)),
  )
  if (isOurs) await ringReading(deps.db, id)
  return isOurs
}

function signature(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`remote-parser:${id}`).digest('hex')
}
