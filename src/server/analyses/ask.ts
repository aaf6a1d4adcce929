import type { Ask } from '#contracts/analysis.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { checkCaps } from './caps.ts'
import { type AskDeps, consider } from './consider.ts'
import { costOfRun, countRun, findCachedRun, findRunUnderWay, insertAnalysis, insertRun } from './repo.ts'

/**
 * Puts a question to a document: answered from the cache at once, or by a job. Each question makes a row of the
 * history. Throws what `consider` throws, and `model.cap_reached`.
 */
export async function ask(
  deps: AskDeps,
  input: Ask & { userId: number; batchId?: string },
): Promise<{ analysisId: number }> {
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
  const hit = input.fresh ? null : await findCachedRun(deps.db, key)
  if (hit !== null) {
    const savedMicros = await costOfRun(deps.db, hit)
    return inTransaction(deps.db, async (tx) => {
      await countRun(tx, { userId, model, cached: true, savedMicros })
      return { analysisId: await insertAnalysis(tx, { ...analysis, cached: true, runId: hit }) }
    })
  }
  if (provider.kind === 'language') await checkCaps(deps, userId)
  return inTransaction(deps.db, async (tx) => {
    const runId = await startOrJoin({ ...deps, db: tx }, { userId, textId: text.id, model, cacheKey: key })
    return { analysisId: await insertAnalysis(tx, { ...analysis, cached: false, runId }) }
  })
}

/** A new run with its job, or the one that is at work on the same question already. */
async function startOrJoin(
  deps: Pick<Deps, 'queue'> & { db: Db },
  run: { userId: number; textId: number; model: string; cacheKey: string },
): Promise<number> {
  // The one under way may end between the two looks; then there is room for ours.
  for (let tries = 0; tries < 3; tries += 1) {
    const fresh = await insertRun(deps.db, run)
    if (fresh !== null) {
      await countRun(deps.db, { userId: run.userId, model: run.model, cached: false, savedMicros: 0 })
      await enqueue(deps, { userId: run.userId, kind: 'analyse', runId: fresh })
      return fresh
    }
    const underWay = await findRunUnderWay(deps.db, run.cacheKey)
    if (underWay !== null) return underWay
  }
  throw new AppError('service.unexpected')
}
