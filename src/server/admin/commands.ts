import { email as emailSchema } from '#contracts/auth.ts'
import { audit } from '#server/auth/audit/record.ts'
import { invite } from '#server/auth/invitations/invite.ts'
import { makeLink } from '#server/auth/mail-tokens/links.ts'
import { findCredentials } from '#server/auth/repo.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { setRole } from './repo.ts'

export const USAGE = `usage: npm run admin -- COMMAND
  reset-link EMAIL   prints a link by which the password of an account can be set; it works once, for an hour
  make-admin EMAIL   makes an account an admin's
  invite [EMAIL]     prints an invitation, for that address or for whoever has it; it works once, for a week`

type CommandDeps = Pick<Deps, 'db' | 'env' | 'mail' | 'log'>

/** Does what an operator asks for at the command line. Returns what to print; null where the command is unknown. */
export async function runCommand(
  deps: CommandDeps,
  input: { command: string; email: string },
): Promise<string | null> {
  const given = input.email.trim().toLowerCase()
  switch (input.command) {
    case 'reset-link': {
      const { id } = await known(deps, given)
      await audit(deps, { userId: null, action: 'reset_link_made', subject: `user ${id}` })
      return makeLink(deps, { userId: id, purpose: 'reset_password', email: given })
    }
    case 'make-admin': {
      const { id } = await known(deps, given)
      await setRole(deps.db, id, 'admin')
      await audit(deps, {
        userId: null,
        action: 'role_changed',
        subject: `user ${id}`,
        details: { role: 'admin' },
      })
      return `${given} is an admin now.`
    }
    case 'invite': {
      if (given !== '' && !emailSchema.safeParse(given).success) return null
      return (await invite(deps, { email: given, by: null, address: null })).link
    }
    default:
      return null
  }
}

async function known(deps: CommandDeps, email: string): Promise<{ id: number }> {
  const found = await findCredentials(deps.db, email)
  if (!found) throw new AppError('user.not_found')
  return found
}
