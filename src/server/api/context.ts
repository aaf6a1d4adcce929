import { randomUUID } from 'node:crypto'
import type { User } from '#contracts/auth.ts'
import { type Access, authenticateToken, readBearer } from '#server/auth/bearer.ts'
import { readCookie, sessionCookie } from '#server/auth/cookie.ts'
import type { Session } from '#server/auth/sessions.ts'
import { type Standing, takeRate } from '#server/limits/rates.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Providers } from '#server/models/registry.ts'
import type { Deps } from '#server/platform/deps.ts'
import type { RateName } from '#server/platform/env.ts'
import { currentTrace } from '#server/platform/trace.ts'

/** What doors need besides the services: who can be asked, and what turns a query into its meaning, if anything. */
export type ApiDeps = Deps & { providers: Providers; embedder: Embedder | null }

/** Who is asking, for one request. */
export interface Context {
  deps: ApiDeps
  requestId: string
  /** Where the request came from, as limits count it; null without one. */
  address: string | null
  /** Who asks, by which credential; looked up once, when a procedure first needs it. */
  access(): Promise<Access | null>
  /** The session of the request; null for strangers, and for programs with a personal access token. */
  session(): Promise<Session | null>
  user(): Promise<User | null>
  /** Counts `points` against a limit, 1 where left out. Throws `limit.rate`. */
  take(name: RateName, points?: number): Promise<void>
  /** Where the limit stands that was counted against last. */
  standing: Standing | null
  /** Looks again: a stream outlives the moment in which it was allowed. */
  isStillLoggedIn(): Promise<boolean>
}

/** What a request says of who sends it, and from where. With an `authorization` header the cookie counts for nothing. */
export interface Credentials {
  cookie: string | null
  authorization?: string | null | undefined
  address?: string | null | undefined
}

/** Made without any framework, so that a test needs no request. */
export function createContext(deps: ApiDeps, input: Credentials & { requestId?: string }): Context {
  const { authorization } = input
  const trace = currentTrace()
  const token =
    typeof authorization === 'string'
      ? readBearer(authorization)
      : readCookie(input.cookie, sessionCookie(deps.env).name)
  let found: Promise<Access | null> | null = null
  function access(): Promise<Access | null> {
    found ??= authenticateToken(deps, token).then((access) => {
      if (access) trace.user = access.user.id
      return access
    })
    return found
  }
  const address = input.address ?? null
  const context: Context = {
    deps,
    requestId: input.requestId ?? trace.request ?? randomUUID(),
    address,
    access,
    async session() {
      const { user, sessionId } = (await access()) ?? {}
      return user && sessionId ? { user, sessionId } : null
    },
    user: async () => (await access())?.user ?? null,
    standing: null,
    async take(name, points = 1) {
      const found = await access()
      const by = { userId: found?.user.id ?? null, tokenId: found?.tokenId ?? null, address }
      context.standing = await takeRate(deps, { name, by, points })
    },
    isStillLoggedIn: async () => (await authenticateToken(deps, token)) !== null,
  }
  return context
}
