import type { Deps } from '#server/platform/deps.ts'
import { makeLink } from './links.ts'
import type { MailPurpose } from './repo.ts'
import { changeLetter, resetLetter, toMessage, verifyLetter } from './words.ts'

type Letter = Parameters<typeof toMessage>[1]

const LETTERS: Record<MailPurpose, (url: string) => Letter> = {
  reset_password: resetLetter,
  verify_email: verifyLetter,
  change_email: changeLetter,
}

/** Makes a link and mails it. Throws when the mail server doesn't take it; does nothing where no mail is sent. */
export async function sendLink(
  deps: Pick<Deps, 'db' | 'env' | 'mail'>,
  input: { userId: number; purpose: MailPurpose; email: string },
): Promise<void> {
  if (!deps.mail) return
  const url = await makeLink(deps, input)
  await deps.mail.send(toMessage(input.email, LETTERS[input.purpose](url)))
}

/** Sends a mail that nobody waits for: when it isn't taken, that is logged, and what was done stays done. */
export function tell(deps: Pick<Deps, 'mail' | 'log'>, to: string, letter: Letter): void {
  deps.mail
    ?.send(toMessage(to, letter))
    .catch((err: unknown) => deps.log.warn({ err }, 'a mail could not be sent'))
}
