import type { Deps } from '#server/platform/deps.ts'
import { setUsername } from './repo.ts'

/** Another name to be called by. */
export async function changeName(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; username: string },
): Promise<void> {
  await setUsername(deps.db, input.userId, input.username)
}
