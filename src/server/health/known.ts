import { createHash, timingSafeEqual } from 'node:crypto'
import type { Env } from '#server/platform/env.ts'

/**
 * Whether whoever asks may know how the installation is inside: by METRICS_TOKEN, as a bearer token; without one in the
 * local and test profiles everybody, in production nobody.
 */
export function mayKnow(
  { metricsToken, profile }: Pick<Env, 'metricsToken' | 'profile'>,
  authorization: string | undefined,
): boolean {
  if (!metricsToken) return profile !== 'production'
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1] ?? ''
  return timingSafeEqual(digest(given), digest(metricsToken))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
