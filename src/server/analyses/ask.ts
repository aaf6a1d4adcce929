import { type Ask, MAX_QUESTION } from '#contracts/analysis.ts'
import type { Template } from '#contracts/template.ts'
import { ownedDocument } from '#server/documents/access.ts'
import { findText } from '#server/documents/repo.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import type { Providers } from '#server/models/registry.ts'
import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { cacheKey } from './cache.ts'
import { findCachedRun, findRunUnderWay, insertAnalysis, insertRun } from './repo.ts'
import { TEMPLATES } from './templates/registry.ts'

type AskDeps = Pick<Deps, 'db' | 'queue'> & { providers: Providers }

/**
 * Puts a question to a document: answered from the cache at once, or by a job. Each question makes a row of the
 * history. Throws `document.not_found`, `document.in_trash`, `document.not_ready`, `analysis.question_missing`,
 * `analysis.question_too_long`, `analysis.unknown_model`.
 */
export async function ask(deps: AskDeps, input: Ask & { userId: number }): Promise<{ analysisId: number }> {
  const template = TEMPLATES[input.template]
  const prompt = checkedQuestion(template, input.question)
  if (!deps.providers.has(input.model))
    throw new AppError('analysis.unknown_model', { model: input.model, known: [...deps.providers.keys()] })
  const document = await ownedDocument(deps, { userId: input.userId, id: input.documentId })
  const text = await findText(deps.db, { documentId: document.id })
  if (document.deletedAt !== null) throw new AppError('document.in_trash', { documentId: document.id })
  if (!text) throw new AppError('document.not_ready', { documentId: document.id })

  const key = cacheKey({
    userId: input.userId,
    textId: text.id,
    sha256: document.sha256,
    pipelineVersion: text.pipelineVersion,
    template,
    model: input.model,
    prompt,
    parameters: {},
  })
  const analysis = {
    userId: input.userId,
    documentId: document.id,
    template: template.id,
    templateVersion: template.version,
    llmProvider: input.model,
    prompt,
  }
  const hit = input.fresh ? null : await findCachedRun(deps.db, key)
  if (hit !== null)
    return { analysisId: await insertAnalysis(deps.db, { ...analysis, cached: true, runId: hit }) }

  return inTransaction(deps.db, async (tx) => {
    const run = { userId: input.userId, textId: text.id, model: input.model, cacheKey: key }
    const runId = await startOrJoin({ ...deps, db: tx }, run)
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
      await enqueue(deps, { userId: run.userId, kind: 'analyse', runId: fresh })
      return fresh
    }
    const underWay = await findRunUnderWay(deps.db, run.cacheKey)
    if (underWay !== null) return underWay
  }
  throw new AppError('service.unexpected')
}

/** The question as it is asked and kept; '' for a template that takes none, or has none to take. */
function checkedQuestion(template: Template, given: string): string {
  if (template.question === 'none') return ''
  const question = given.normalize('NFC').trim()
  if (question === '' && template.question === 'needed') throw new AppError('analysis.question_missing')
  if (question.length > MAX_QUESTION)
    throw new AppError('analysis.question_too_long', { length: question.length, limit: MAX_QUESTION })
  return question
}
