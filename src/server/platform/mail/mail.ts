import type { Env } from '../env.ts'

export interface Message {
  to: string
  subject: string
  text: string
  html: string
}

/** The way out for mails. */
export interface Mail {
  /** Hands a mail to the mail server; throws when it isn't taken. */
  send(message: Message): Promise<void>
}

/** How long the mail server may take for each step, in milliseconds. */
const PATIENCE = 10_000

/** Mail by SMTP, or null where none is configured. Connects with the first mail; nodemailer is loaded then, too. */
export function openMail(env: Pick<Env, 'smtpUrl' | 'mailFrom'>): Mail | null {
  const { smtpUrl, mailFrom } = env
  if (!smtpUrl || !mailFrom) return null
  return {
    async send(message) {
      const { createTransport } = await import('nodemailer')
      const patience = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE }
      const transport = createTransport({
        url: smtpUrl,
        ...patience,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      try {
        await transport.sendMail({ from: mailFrom, ...message })
      } finally {
        transport.close()
      }
    },
  }
}
