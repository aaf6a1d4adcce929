// As one object, so that tests can count its work.
import argon2 from '@node-rs/argon2'
import { AppError } from '#server/platform/errors.ts'
import { isCommon, SHORTEST } from './common-passwords.ts'

/** OWASP Password Storage Cheat Sheet (2025): argon2id (the library's default), 19 MiB, 2 passes, 1 lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** One keyboard sends é as one character, another as two: both are the same password (RFC 8265, 4.2.2). */
const composed = (password: string) => password.normalize('NFC')

export function hashPassword(password: string): Promise<string> {
  return argon2.hash(composed(password), COST)
}

/** The hash of a password that nobody knows: compared when there is no account, so that both answers take as long. */
let decoy: Promise<string> | null = null

/**
 * Whether the password is the account's. `stored` null (no such account) or '' (an account without a password) costs
 * the same time and is false.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID())
  const matches = await argon2.verify(stored || (await decoy), composed(password))
  return Boolean(stored) && matches
}

/** Throws `auth.weak_password` for common passwords, the address itself, and one character over and over. */
export function checkStrength(password: string, email: string): void {
  const lower = password.toLowerCase()
  const local = email.split('@')[0] ?? ''
  const guessable =
    [...password].length < SHORTEST ||
    isCommon(lower) ||
    lower === email ||
    (local.length >= 4 && lower.replace(/\d+$/, '') === local) ||
    /^(.)\1*$/u.test(password)
  if (guessable) throw new AppError('auth.weak_password')
}
