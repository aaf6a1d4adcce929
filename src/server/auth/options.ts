import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { logIn as logInSchema } from '#contracts/auth.ts'
import { ADDRESS_HEADER } from '#server/limits/address.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { readCookie, sessionCookie } from './cookie.ts'
import { oauthProviders } from './oauth/configured.ts'
import { enterBy } from './oauth/enter.ts'
import { identityOf } from './oauth/person.ts'
import { authenticate, logIn, logOut, SESSION_SECONDS } from './sessions.ts'
import { makeToken, readToken } from './tokens.ts'

/** What next-auth carries between its callbacks; only `sid` and `sub` reach the token. */
interface SignedIn {
  id: string
  sessionId: string
}

/** Where the page is that connects other log-ins. */
const ACCOUNT = '/settings/account'

/**
 * next-auth as the door of sign-in and sign-out; tokens and sessions are ours (tokens.ts, sessions.ts). `headers`: those
 * of the request, which tell who comes back from another service.
 */
export function authOptions(deps: Deps, headers: Pick<Headers, 'get'>): NextAuthOptions {
  const cookie = sessionCookie(deps.env)
  return {
    secret: deps.env.authSecrets[0],
    pages: { signIn: '/login', error: '/login' },
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    useSecureCookies: cookie.secure,
    cookies: {
      sessionToken: {
        name: cookie.name,
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: cookie.secure },
      },
    },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const credentials = logInSchema.safeParse(given)
          if (!credentials.success) throw new Error('auth.wrong_login')
          const { user, sessionId } = await logIn(deps, {
            ...credentials.data,
            userAgent: String(request.headers?.['user-agent'] ?? ''),
            address: request.headers?.[ADDRESS_HEADER] ?? null,
          }).catch((error: unknown) => {
            // When it may be tried again travels with the code: next-auth carries one word only.
            if (error instanceof AppError)
              throw new Error([error.code, error.details.retryAt].filter(Boolean).join('@'))
            deps.log.error({ err: error }, 'log-in failed')
            throw new Error('service.unexpected')
          })
          return { id: String(user.id), sessionId }
        },
      }),
      ...oauthProviders(deps.env),
    ],
    callbacks: {
      // By another service: next-auth has checked what it says; who that is here, and whether they may enter, is ours.
      async signIn({ user, account }) {
        if (account?.type !== 'oauth') return true
        const userAgent = headers.get('user-agent') ?? ''
        const address = headers.get(ADDRESS_HEADER)
        const self = await authenticate(deps, readCookie(headers.get('cookie'), cookie.name), address)
        try {
          const identity = identityOf(account.provider, user)
          const { userId, sessionId } = await enterBy(deps, { identity, self, userAgent, address })
          Object.assign(user, { id: String(userId), sessionId } satisfies SignedIn)
          return true
        } catch (error) {
          const code = error instanceof AppError ? error.code : 'service.unexpected'
          if (!(error instanceof AppError)) deps.log.error({ err: error }, 'log-in by another service failed')
          return `${self ? ACCOUNT : '/login'}?error=${code}`
        }
      },
      jwt({ token, user }) {
        const signedIn = user as unknown as SignedIn | undefined
        return signedIn ? { sub: signedIn.id, sid: signedIn.sessionId } : token
      },
      session: ({ session }) => session,
    },
    jwt: {
      async encode({ token, maxAge }) {
        if (!token?.sub || typeof token.sid !== 'string') return ''
        return makeToken(deps.env.authSecrets, {
          sessionId: token.sid,
          userId: Number(token.sub),
          seconds: maxAge ?? SESSION_SECONDS,
        })
      },
      async decode({ token }) {
        const found = token ? await readToken(deps.env.authSecrets, token) : null
        return found && { sub: String(found.userId), sid: found.sessionId }
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string') await logOut(deps, token.sid)
      },
    },
    logger: {
      // A session that could not be ended stays open: somebody has to know.
      error: (code, metadata) =>
        deps.log[code === 'SIGNOUT_ERROR' ? 'error' : 'debug'](
          { code, metadata: String(metadata) },
          'next-auth',
        ),
      warn: () => undefined,
      debug: () => undefined,
    },
  }
}
