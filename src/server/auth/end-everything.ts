import type { Db } from '#server/platform/db.ts'
import { revokeTokens } from './access-tokens/repo.ts'
import { revokeSessions } from './repo.ts'

/** Ends what lets somebody in as a user: every session but one, every access token. Open streams end within 5 s. */
export async function endEverything(
  deps: { db: Db },
  input: { userId: number; exceptSession: string | null },
): Promise<void> {
  await revokeSessions(deps.db, { userId: input.userId, except: input.exceptSession })
  await revokeTokens(deps.db, input.userId)
}
