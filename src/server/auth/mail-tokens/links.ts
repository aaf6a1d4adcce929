import { randomBytes } from 'node:crypto'
import type { Db } from '#server/platform/db.ts'
import type { Env } from '#server/platform/env.ts'
import { hashToken } from '../bearer.ts'
import { insertLink, type MailPurpose } from './repo.ts'

/** How long a link works, in milliseconds: an hour where it opens an account, two days where it confirms an address. */
const LASTS: Record<MailPurpose, number> = {
  reset_password: 3_600_000,
  change_email: 48 * 3_600_000,
  verify_email: 48 * 3_600_000,
}

const PATHS: Record<MailPurpose, string> = {
  reset_password: '/reset',
  change_email: '/verify',
  verify_email: '/verify',
}

/** Where people find this installation, without a slash at the end. */
export function homeOf(env: Pick<Env, 'publicUrl' | 'port'>): string {
  return (env.publicUrl ?? `http://127.0.0.1:${env.port}`).replace(/\/+$/, '')
}

/**
 * Makes a link that works once. Its secret stands behind the #, which no server's log and no other site is told.
 * Only its hash is kept.
 */
export async function makeLink(
  deps: { db: Db; env: Pick<Env, 'publicUrl' | 'port'> },
  input: { userId: number; purpose: MailPurpose; email: string },
): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const { userId, purpose, email } = input
  const expiresAt = new Date(Date.now() + LASTS[purpose])
  await insertLink(deps.db, { userId, purpose, email, hash: hashToken(secret), expiresAt })
  return `${homeOf(deps.env)}${PATHS[purpose]}#${secret}`
}
