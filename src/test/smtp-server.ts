import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

/** A real mail server that keeps what it is given. */
export interface TestMailServer {
  /** What SMTP_URL is set to. */
  url: string
  /** Who each mail went to, and its source. */
  mails: { to: string; source: string }[]
  /** The link of the latest mail to somebody; waits for it. */
  linkTo(address: string): Promise<string>
}

/** Call it outside of the tests; it is closed after the file's last test. */
export async function mailServer(): Promise<TestMailServer> {
  const mails: TestMailServer['mails'] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        mails.push({
          to: session.envelope.rcptTo[0]?.address ?? '',
          source: Buffer.concat(pieces).toString(),
        })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mails,
    async linkTo(address) {
      for (let tries = 0; tries < 2_400; tries += 1) {
        const source = mails.findLast((mail) => mail.to === address)?.source
        const link = source && /https:\/\/\S+/.exec(decoded(source))?.[0]
        if (link) return link
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
      throw new Error(`no link was mailed to ${address}`)
    },
  }
}

/** Quoted-printable as text. */
function decoded(source: string): string {
  return source
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
