import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Deps } from '#server/platform/deps.ts'
import { sizeOfVectors } from '../repo.ts'
import { lookAgain } from './driver.ts'
import { copyVectors, preparePgvector } from './pgvector-copy.ts'
import { sqlOf, writeReady } from './repo.ts'

/**
 * The worker's care for the pgvector driver: makes its table where the server has the extension by now, copies what
 * it lacks, and says that it is ready, or that it isn't. Searching goes on by the exact driver meanwhile.
 */
export async function maintainPgvector(
  deps: Pick<Deps, 'db' | 'log'> & { embedder: Embedder | null },
  signal?: AbortSignal,
): Promise<'exact' | 'pgvector'> {
  const { db, embedder, log } = deps
  const dimensions = embedder && (await sizeOfVectors(db, embedder.model))
  if (!embedder || !dimensions) return 'exact'
  const { model } = embedder
  const sql = sqlOf(db)
  try {
    if (!(await preparePgvector(sql, dimensions))) {
      await writeReady(db, null)
      return 'exact'
    }
    const copied = await copyVectors(sql, { model, dimensions, signal })
    if (copied > 0) log.info({ copied, model }, 'vectors copied for pgvector')
    await writeReady(db, { model, dimensions })
    return 'pgvector'
  } catch (error) {
    log.warn({ err: error }, 'pgvector can’t be used; meaning is searched without it')
    await writeReady(db, null)
    return 'exact'
  } finally {
    lookAgain(db)
  }
}
