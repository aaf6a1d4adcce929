import { createHash } from 'node:crypto'
import type { User } from '#contracts/auth.ts'
import type { Deps } from '#server/platform/deps.ts'
import { findAccessToken, markTokenUsed } from './repo.ts'
import { authenticate } from './sessions.ts'

/** What a personal access token may do: `read` asks, `write` changes. */
export const SCOPES = ['read', 'write'] as const
export type Scope = (typeof SCOPES)[number]

/** Personal access tokens begin with this, so that people and scanners of leaked secrets know one. */
export const TOKEN_MARK = 'uai_'

/** Who is asking, by which credential: a session (a browser's, or a program's log-in) or a personal access token. */
export interface Access {
  user: User
  /** Null with a personal access token, which has no session to end. */
  sessionId: string | null
  /** Null with a session. */
  tokenId: string | null
  scopes: readonly Scope[]
}

/** A personal access token as it is kept: random enough that it needs no salt. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The token of an Authorization header (RFC 6750), or null where it holds none. Never throws. */
export function readBearer(header: string): string | null {
  return /^Bearer +([\w.~+/-]+=*) *$/i.exec(header)?.[1] ?? null
}

/** Who a session's signed token belongs to, or a personal access token. Null: not logged in, or not any more. */
export async function authenticateToken(
  deps: Pick<Deps, 'db' | 'env' | 'log' | 'reads'>,
  token: string | null,
): Promise<Access | null> {
  if (token?.startsWith(TOKEN_MARK)) return personal(deps, token)
  const session = await authenticate(deps, token)
  return session && { ...session, tokenId: null, scopes: SCOPES }
}

async function personal(deps: Pick<Deps, 'db' | 'log'>, token: string): Promise<Access | null> {
  const found = await findAccessToken(deps.db, hashToken(token))
  if (!found) return null
  // Nobody waits for it, and a request is not refused because it could not be written down.
  markTokenUsed(deps.db, found.id).catch((err) => deps.log.warn({ err }, 'a token’s use was not kept'))
  return {
    user: found.user,
    sessionId: null,
    tokenId: found.id,
    scopes: SCOPES.filter((scope) => found.scopes.includes(scope)),
  }
}
