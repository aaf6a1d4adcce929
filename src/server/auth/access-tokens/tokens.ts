import { randomBytes } from 'node:crypto'
import type { AccessTokenRow, NewAccessToken } from '#contracts/account.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { audit } from '../audit/record.ts'
import { hashToken, SCOPES, TOKEN_MARK } from '../bearer.ts'
import { countTokens, insertToken, listTokens, revokeToken, type StoredToken } from './repo.ts'

type By = { userId: number; address: string | null }

/** As many as an account may have. */
const MOST = 50
/** 256 bits: nobody guesses them, so that their hash needs no salt and no slowness. */
const BYTES = 32
/** As many of its characters are kept as let its owner know it again, in words and numbers. */
const SHOWN = TOKEN_MARK.length + 4
const DAY = 86_400_000

function toRow(row: StoredToken): AccessTokenRow {
  return {
    id: row.id,
    name: row.name,
    beginning: row.beginning,
    scopes: SCOPES.filter((scope) => row.scopes.includes(scope)),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }
}

export async function accessTokens(deps: Pick<Deps, 'db'>, by: By): Promise<AccessTokenRow[]> {
  return (await listTokens(deps.db, by.userId)).map(toRow)
}

/** Makes a key for programs. `secret` is told this once; its hash is kept. Throws `auth.too_many_tokens`. */
export async function makeAccessToken(
  deps: Pick<Deps, 'db'>,
  input: By & NewAccessToken,
): Promise<{ secret: string; token: AccessTokenRow }> {
  const { userId, address, name, scopes, days } = input
  if ((await countTokens(deps.db, userId)) >= MOST) throw new AppError('auth.too_many_tokens')
  const secret = TOKEN_MARK + randomBytes(BYTES).toString('base64url')
  const token = await insertToken(deps.db, {
    userId,
    name,
    hash: hashToken(secret),
    beginning: secret.slice(0, SHOWN),
    scopes: SCOPES.filter((scope) => scopes.includes(scope)),
    expiresAt: days === null ? null : new Date(Date.now() + days * DAY),
  })
  await audit(deps, { userId, action: 'token_made', details: { scopes: scopes.join(' ') }, address })
  return { secret, token: toRow(token) }
}

/** It is dead at the next request. Throws `token.not_found`. */
export async function revokeAccessToken(deps: Pick<Deps, 'db'>, input: By & { id: string }): Promise<void> {
  const { userId, address, id } = input
  if (!(await revokeToken(deps.db, { userId, id }))) throw new AppError('token.not_found')
  await audit(deps, { userId, action: 'token_revoked', address })
}
