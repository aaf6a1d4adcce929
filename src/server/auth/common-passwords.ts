import { dictionary } from '@zxcvbn-ts/language-common'

/** The shortest password that is taken, in characters (NIST SP 800-63B, 3.1.1.2; OWASP ASVS 5.0, 6.2.1). */
export const SHORTEST = 8

/** What people put behind a word so that it passes for a password. */
const ENDINGS = ['1', '12', '123', '1234', '!', '1!', '123!']

/**
 * Passwords that everybody tries first: those of published leaks that are long enough to be taken (18,000; OWASP ASVS
 * 5.0, 6.2.4 asks for 3,000), and the words among them with the usual endings are found by `isCommon`.
 */
const LEAKED: ReadonlySet<string> = new Set(dictionary['passwords-common'])

/** Whether a password, in lower case, is one of the common ones, or one with a usual ending. */
export function isCommon(lower: string): boolean {
  return (
    LEAKED.has(lower) ||
    ENDINGS.some((ending) => lower.endsWith(ending) && LEAKED.has(lower.slice(0, -ending.length)))
  )
}
