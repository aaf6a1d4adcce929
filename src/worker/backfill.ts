import { enqueue } from '#server/jobs/enqueue.ts'
import { inTransaction } from '#server/platform/db.ts'
import { maintainPgvector } from '#server/search/meaning/maintain.ts'
import { listWithoutMeaning, takeTurn } from '#server/search/repo.ts'
import type { WorkerDeps } from './handlers.ts'

/** Jobs that are made at a time: more come when these are done. */
const AT_ONCE = 200
/** How long the model may take to say that it is there, in milliseconds. */
const PATIENCE = 10_000

type BackfillDeps = Pick<WorkerDeps, 'db' | 'queue' | 'log' | 'embedder'>

/**
 * Makes a job for each document whose text lacks vectors of the current model: the model has changed, was away while
 * the document was read, or is new here. Does nothing while the model doesn't answer. Returns how many jobs it made.
 */
export async function backfill(deps: BackfillDeps): Promise<number> {
  const { db, embedder } = deps
  if (!embedder) return 0
  const by = { model: embedder.model, remote: !embedder.local, limit: AT_ONCE }
  if ((await listWithoutMeaning(db, { ...by, limit: 1 })).length === 0) return 0
  await embedder.embed(['Is anybody there?'], { patience: PATIENCE })
  return inTransaction(db, async (tx) => {
    // Two workers that look at once would make each job twice.
    if (!(await takeTurn(tx))) return 0
    const documents = await listWithoutMeaning(tx, by)
    for (const { documentId, userId } of documents)
      await enqueue({ db: tx, queue: deps.queue }, { kind: 'embed', documentId, userId })
    return documents.length
  })
}

/** Between two looks, in milliseconds: at once again while there is something to do. */
const PAUSE = { busy: 15_000, idle: 5 * 60_000 }

/** Looks at start, and again and again, for texts without vectors, and after the vector index. */
export function keepMeanings(deps: BackfillDeps): { stop(): void } {
  let timer: NodeJS.Timeout | undefined
  const stopped = new AbortController()

  async function look(): Promise<void> {
    let made = 0
    try {
      made = await backfill(deps)
      if (made > 0) deps.log.info({ made }, 'texts are embedded again')
      await maintainPgvector(deps, stopped.signal)
    } catch (err) {
      deps.log.info({ err }, 'texts without vectors wait')
    }
    if (!stopped.signal.aborted) timer = setTimeout(look, made > 0 ? PAUSE.busy : PAUSE.idle)
  }

  if (deps.embedder) void look()
  return {
    stop() {
      stopped.abort()
      clearTimeout(timer)
    },
  }
}
