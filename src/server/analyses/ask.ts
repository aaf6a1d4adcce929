import type { Ask } from '#contracts/analysis.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { checkCaps } from './caps.ts'
import { type AskDeps, consider } from './consider.ts'
import { gathering } from './gather.ts'
import { insertAnalyses } from './repo.ts'
import { findCachedRun, holdRun, holdRunUnderWay, insertRun, withdrawRun } from './runs/repo.ts'
import { costOfRun, countRuns } from './spending/repo.ts'

interface Asked extends Ask {
  userId: number
  batchId?: string
}

/**
 * Puts a question to a document: answered from the cache at once, or by a job. Each question makes a row of the
 * history. Throws what `consider` throws, and `model.cap_reached`.
 */
export const ask: (deps: AskDeps, input: Asked) => Promise<{ analysisId: number }> = gathering(put)

async function put(deps: AskDeps, input: Asked, times: number): Promise<{ analysisId: number }[]> {
  const { userId, model } = input
  const { template, prompt, document, text, key, provider } = await consider(deps, input)
  const analysis = {
    userId,
    documentId: document.id,
    template: template.id,
    templateVersion: template.version,
    llmProvider: model,
    prompt,
    batchId: input.batchId ?? null,
  }
  // Whoever has used up the month still gets what is there already.
  const isThere = !input.fresh && (await findCachedRun(deps.db, key)) !== null
  if (provider.kind === 'language' && !isThere) await checkCaps(deps, { userId, price: provider.price })

  const { how, ids } = await inTransaction(deps.db, async (tx) => {
    const run = { userId, textId: text.id, model, cacheKey: key }
    const { how, runId } = await findOrStart({ ...deps, db: tx }, { run, isThere, fresh: input.fresh })
    await count(tx, { userId, model, how, runId, times })
    return { how, ids: await insertAnalyses(tx, { ...analysis, cached: how === 'cache', runId }, times) }
  })
  // Those who asked with the one that asks the model are answered by its run as well.
  const { questions } = deps.metrics
  questions.inc({ answered_by: how }, how === 'model' ? 1 : times)
  if (how === 'model') questions.inc({ answered_by: 'joined' }, times - 1)
  return ids.map((analysisId) => ({ analysisId }))
}

interface Met {
  /** As the metrics name it. */
  how: 'cache' | 'joined' | 'model'
  runId: number
}

/** A finished run of the cache, the one that is at work on the same question, or a new one with its job. */
async function findOrStart(
  deps: Pick<Deps, 'queue'> & { db: Db },
  input: {
    run: { userId: number; textId: number; model: string; cacheKey: string }
    isThere: boolean
    fresh: boolean
  },
): Promise<Met> {
  const { db } = deps
  const { run, fresh } = input
  const fromCache = async (): Promise<Met | null> => {
    const hit = fresh ? null : await findCachedRun(db, run.cacheKey)
    return hit !== null && (await holdRun(db, hit)) ? { how: 'cache', runId: hit } : null
  }
  const hit = input.isThere ? await fromCache() : null
  if (hit) return hit
  // The one under way may end between the two looks; then there is room for ours.
  for (let tries = 0; tries < 3; tries += 1) {
    const underWay = await holdRunUnderWay(db, run.cacheKey)
    if (underWay !== null) return { how: 'joined', runId: underWay }
    const started = await insertRun(db, run)
    if (started !== null) {
      // Nobody else can be at work on it now. One who was may have ended since we looked into the cache.
      const late = await fromCache()
      if (late) {
        await withdrawRun(db, started)
        return late
      }
      await enqueue(deps, { userId: run.userId, kind: 'analyse', runId: started })
      return { how: 'model', runId: started }
    }
  }
  throw new AppError('service.unexpected')
}

/** On the user's day: a question that is asked, or those answered from the cache, which saves their cost. */
async function count(
  tx: Db,
  { how, runId, times, ...of }: Met & { userId: number; model: string; times: number },
): Promise<void> {
  if (how === 'model') await countRuns(tx, { ...of, asked: 1, cached: 0, savedMicros: 0 })
  if (how !== 'cache') return
  const savedMicros = times * (await costOfRun(tx, runId))
  await countRuns(tx, { ...of, asked: 0, cached: times, savedMicros })
}
