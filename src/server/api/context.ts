import { randomUUID } from 'node:crypto'
import type { User } from '#contracts/auth.ts'
import { readCookie, sessionCookie } from '#server/auth/cookie.ts'
import { authenticate, type Session } from '#server/auth/sessions.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Providers } from '#server/models/registry.ts'
import type { Deps } from '#server/platform/deps.ts'

/** What doors need besides the services: who can be asked, and what turns a query into its meaning, if anything. */
export type ApiDeps = Deps & { providers: Providers; embedder: Embedder | null }

/** Who is asking, for one request. */
export interface Context {
  deps: ApiDeps
  requestId: string
  /** The session of the request; looked up once, when a procedure first needs it. */
  session(): Promise<Session | null>
  user(): Promise<User | null>
  /** Looks again: a stream outlives the moment in which it was allowed. */
  isStillLoggedIn(): Promise<boolean>
}

/** Made without any framework, so that a test needs no request. */
export function createContext(deps: ApiDeps, input: { cookie: string | null; requestId?: string }): Context {
  const token = readCookie(input.cookie, sessionCookie(deps.env).name)
  let found: Promise<Session | null> | null = null
  function session(): Promise<Session | null> {
    found ??= authenticate(deps, token)
    return found
  }
  return {
    deps,
    requestId: input.requestId ?? randomUUID(),
    session,
    user: async () => (await session())?.user ?? null,
    isStillLoggedIn: async () => (await authenticate(deps, token)) !== null,
  }
}
