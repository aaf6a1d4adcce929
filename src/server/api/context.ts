import { randomUUID } from 'node:crypto'
import type { User } from '#contracts/auth.ts'
import { readCookie, sessionCookie } from '#server/auth/cookie.ts'
import { authenticate } from '#server/auth/sessions.ts'
import type { Providers } from '#server/models/registry.ts'
import type { Deps } from '#server/platform/deps.ts'

/** What doors need besides the services: who can be asked. */
export type ApiDeps = Deps & { providers: Providers }

/** Who is asking, for one request. The session is looked up once, when a procedure first needs it. */
export interface Context {
  deps: ApiDeps
  requestId: string
  user(): Promise<User | null>
}

/** Made without any framework, so that a test needs no request. */
export function createContext(deps: ApiDeps, input: { cookie: string | null; requestId?: string }): Context {
  let found: Promise<User | null> | null = null
  return {
    deps,
    requestId: input.requestId ?? randomUUID(),
    user() {
      const token = readCookie(input.cookie, sessionCookie(deps.env).name)
      found ??= authenticate(deps, token).then((session) => session?.user ?? null)
      return found
    },
  }
}
