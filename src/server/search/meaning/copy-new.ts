import type { Deps } from '#server/platform/deps.ts'
import { copyVectors } from './pgvector-copy.ts'
import { sqlOf } from './repo.ts'

/** Copies new vectors at once where the pgvector driver is at work, so that they are found like the others. */
export async function copyNew(
  deps: Pick<Deps, 'db'>,
  input: { model: string; dimensions: number; chunkIds: number[] },
): Promise<void> {
  await copyVectors(sqlOf(deps.db), input)
}
