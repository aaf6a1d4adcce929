import { z } from 'zod'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { PrismaClient } from '#server/platform/db.ts'
import { exactMeaning } from './exact.ts'
import type { Meaning } from './meaning.ts'
import { pgvectorMeaning } from './pgvector.ts'
import { readReady, sqlOf } from './repo.ts'

/** What `settings` says while the pgvector driver has all vectors of a model. */
export const pgvectorReady = z.object({ model: z.string(), dimensions: z.int() })

/** How long a process goes by what it knows of the driver, in milliseconds. */
const FRESH = 10_000

interface Known {
  exact: Meaning
  pgvector: Meaning
  at: number
  /** The model that pgvector has all vectors of. */
  ready: Promise<string | null>
}

/** Per process and database: the exact driver's vectors are kept once. */
const known = new WeakMap<object, Known>()

/** The driver that is at work for a model: pgvector once it has all of the model's vectors, else exact. */
export async function meaningOf({ db }: { db: PrismaClient }, model: string): Promise<Meaning> {
  const { exact, pgvector, ready } = look(db)
  return (await ready) === model ? pgvector : exact
}

/** For health: which driver is at work, or `off` where no embedding model is configured. */
export async function meaningDriver(deps: {
  db: PrismaClient
  embedder: Embedder | null
}): Promise<'off' | Meaning['driver']> {
  return deps.embedder ? (await meaningOf(deps, deps.embedder.model)).driver : 'off'
}

/** Forgets what is known of the driver: it has failed, or has just been made ready. */
export function lookAgain(db: PrismaClient): void {
  const now = known.get(db)
  if (now) now.at = 0
}

function look(db: PrismaClient): Known {
  const now = known.get(db)
  if (now && Date.now() - now.at < FRESH) return now
  const sql = sqlOf(db)
  const fresh: Known = {
    exact: now?.exact ?? exactMeaning(sql),
    pgvector: now?.pgvector ?? pgvectorMeaning(sql),
    at: Date.now(),
    ready: readReady(db).then(
      (value) => pgvectorReady.safeParse(value).data?.model ?? null,
      () => null,
    ),
  }
  known.set(db, fresh)
  return fresh
}
