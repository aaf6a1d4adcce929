import { jwtVerify, SignJWT } from 'jose'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'

const content = z.object({ sid: z.uuid(), sub: z.string(), exp: z.number() })

export interface TokenContent {
  sessionId: string
  userId: number
}

function key(secret: string): Uint8Array {
  return new TextEncoder().encode(secret)
}

/** A signed token (HS256, the first secret) that carries the session's id and nothing else of the user. */
export function makeToken(secrets: string[], input: TokenContent & { seconds: number }): Promise<string> {
  return new SignJWT({ sid: input.sessionId })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(String(input.userId))
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + input.seconds)
    .sign(key(secrets[0] ?? ''))
}

type Verified = LRUCache<string, TokenContent & { until: number }>

/**
 * What some keys have verified, so that a signature is computed once. The session's row is read at every request all
 * the same.
 */
const verifiedBy = new WeakMap<string[], Verified>()

function verifiedOf(secrets: string[]): Verified {
  const verified = verifiedBy.get(secrets) ?? new LRUCache({ max: 10_000 })
  verifiedBy.set(secrets, verified)
  return verified
}

/** What a token says if one of the secrets signed it and it isn't past its end, else null. Never throws. */
export async function readToken(secrets: string[], token: string): Promise<TokenContent | null> {
  const verified = verifiedOf(secrets)
  const known = verified.get(token)
  if (known) return known.until > Date.now() ? known : null
  for (const secret of secrets) {
    try {
      const { payload } = await jwtVerify(token, key(secret), { algorithms: ['HS256'] })
      const { sid, sub, exp } = content.parse(payload)
      const found = { sessionId: sid, userId: Number(sub), until: exp * 1000 }
      verified.set(token, found)
      return found
    } catch {
      // The next secret may be the one.
    }
  }
  return null
}
