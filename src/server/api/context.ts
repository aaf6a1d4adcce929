import { randomUUID } from 'node:crypto'
import type { User } from '#contracts/auth.ts'
import { type Access, authenticateToken, readBearer } from '#server/auth/bearer.ts'
import { readCookie, sessionCookie } from '#server/auth/cookie.ts'
import type { Session } from '#server/auth/sessions.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Providers } from '#server/models/registry.ts'
import type { Deps } from '#server/platform/deps.ts'

/** What doors need besides the services: who can be asked, and what turns a query into its meaning, if anything. */
export type ApiDeps = Deps & { providers: Providers; embedder: Embedder | null }

/** Who is asking, for one request. */
export interface Context {
  deps: ApiDeps
  requestId: string
  /** Who asks, by which credential; looked up once, when a procedure first needs it. */
  access(): Promise<Access | null>
  /** The session of the request; null for strangers, and for programs with a personal access token. */
  session(): Promise<Session | null>
  user(): Promise<User | null>
  /** Looks again: a stream outlives the moment in which it was allowed. */
  isStillLoggedIn(): Promise<boolean>
}

/** What a request says of who sends it. With an `authorization` header the cookie counts for nothing. */
export interface Credentials {
  cookie: string | null
  authorization?: string | null | undefined
}

/** Made without any framework, so that a test needs no request. */
export function createContext(deps: ApiDeps, input: Credentials & { requestId?: string }): Context {
  const { authorization } = input
  const token =
    typeof authorization === 'string'
      ? readBearer(authorization)
      : readCookie(input.cookie, sessionCookie(deps.env).name)
  let found: Promise<Access | null> | null = null
  function access(): Promise<Access | null> {
    found ??= authenticateToken(deps, token)
    return found
  }
  return {
    deps,
    requestId: input.requestId ?? randomUUID(),
    access,
    async session() {
      const { user, sessionId } = (await access()) ?? {}
      return user && sessionId ? { user, sessionId } : null
    },
    user: async () => (await access())?.user ?? null,
    isStillLoggedIn: async () => (await authenticateToken(deps, token)) !== null,
  }
}
