import { randomBytes } from 'node:crypto'
import type { Deps } from '#server/platform/deps.ts'
import { audit } from '../audit/record.ts'
import { hashToken } from '../bearer.ts'
import { homeOf } from '../mail-tokens/links.ts'
import { tell } from '../mail-tokens/send.ts'
import { invitationLetter } from '../mail-tokens/words.ts'
import { insertInvitation, type StoredInvitation } from './repo.ts'

/** How long an invitation works, in milliseconds: a week. */
const LASTS = 7 * 86_400_000

/**
 * Makes a link by which somebody may make an account while sign-up is for the invited. `email` '': whoever has the
 * link; else it is for that address only, and mailed there where mail is sent. The link is told this once.
 */
export async function invite(
  deps: Pick<Deps, 'db' | 'env' | 'mail' | 'log'>,
  input: { email: string; by: number | null; address: string | null },
): Promise<{ link: string; invitation: StoredInvitation; mailed: boolean }> {
  const secret = randomBytes(24).toString('base64url')
  const { email, by, address } = input
  const invitation = await insertInvitation(deps.db, {
    hash: hashToken(secret),
    email,
    createdById: by,
    expiresAt: new Date(Date.now() + LASTS),
  })
  await audit(deps, {
    userId: by,
    action: 'invitation_made',
    subject: `invitation ${invitation.id}`,
    address,
  })
  const link = `${homeOf(deps.env)}/signup?invitation=${secret}`
  const mailed = email !== '' && deps.mail !== null
  if (mailed) tell(deps, email, invitationLetter(link))
  return { link, invitation, mailed }
}
