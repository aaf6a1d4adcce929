import { analyse } from '#server/analyses/analyse.ts'
import { ingest } from '#server/ingestion/ingest.ts'
import type { ParserPool } from '#server/ingestion/pool.ts'
import type { Attempt } from '#server/jobs/attempt.ts'
import type { JobKind } from '#server/jobs/kinds.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import type { Providers } from '#server/models/registry.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import type { Env } from '#server/platform/env.ts'
import { embedDocument } from './embed.ts'

export type WorkerDeps = Deps & { providers: Providers; embedder: Embedder | null; parsers: ParserPool }

interface Handler {
  /** How many of the kind one worker does at once, and how many of one user all workers do. */
  concurrency(env: Env): { concurrency: number; perGroup?: number }
  /** Does the work, and returns what is written in the transaction that ends the job. */
  work(deps: WorkerDeps, attempt: Attempt): Promise<(tx: Db) => Promise<void>>
}

/** The only place where the queue meets the features. */
export const HANDLERS: Record<JobKind, Handler> = {
  ingest: {
    concurrency: (env) => ({ concurrency: env.ingestConcurrency, perGroup: env.ingestPerUser }),
    work: ingest,
  },
  analyse: {
    concurrency: (env) => ({ concurrency: env.analyseConcurrency }),
    work: analyse,
  },
  embed: {
    concurrency: () => ({ concurrency: 1, perGroup: 1 }),
    work: embedDocument,
  },
}
