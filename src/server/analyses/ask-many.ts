import { type AskMany, type Batch, MAX_BATCH } from '#contracts/analysis.ts'
import type { ErrorCode } from '#contracts/error.ts'
import type { TemplateId } from '#contracts/template.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError, toAppError } from '#server/platform/errors.ts'
import { ask } from './ask.ts'
import type { AskDeps } from './consider.ts'
import { findBatch, insertBatch, listAnalyses } from './repo.ts'

export interface AskedOf {
  documentId: number
  analysisId: number | null
  error: ErrorCode | null
}

/**
 * Puts one question to several documents. A document that can't be asked says why and holds up no other; when none
 * can, the first one's reason is thrown. With a `batchId` they join that batch. Throws
 * `analysis.too_many_documents`, `analysis.not_found` for a batch that is not the user's.
 */
export async function askMany(
  deps: AskDeps,
  { documentIds, userId, batchId: joined, ...question }: AskMany & { userId: number },
): Promise<{ batchId: string; asked: AskedOf[] }> {
  const ids = [...new Set(documentIds)]
  if (ids.length > MAX_BATCH)
    throw new AppError('analysis.too_many_documents', { documents: ids.length, limit: MAX_BATCH })
  const { template, model: llmProvider, question: prompt } = question
  if (joined && !(await findBatch(deps.db, { userId, id: joined }))) throw new AppError('analysis.not_found')
  const batchId = joined ?? (await insertBatch(deps.db, { userId, template, llmProvider, prompt }))
  const asked: AskedOf[] = []
  let first: AppError | null = null
  for (const documentId of ids) {
    try {
      const { analysisId } = await ask(deps, { ...question, userId, documentId, batchId })
      asked.push({ documentId, analysisId, error: null })
    } catch (thrown) {
      const error = toAppError(thrown)
      first ??= error
      asked.push({ documentId, analysisId: null, error: error.code })
    }
  }
  if (first && asked.every(({ analysisId }) => analysisId === null)) throw first
  return { batchId, asked }
}

/** More than a batch of the most documents has, each asked again a few times. */
const MOST_ROWS = MAX_BATCH * 10

/** A batch with the latest analysis of each document as it stands, in the order asked. Throws `analysis.not_found`. */
export async function readBatch(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; id: string },
): Promise<Batch> {
  const found = await findBatch(deps.db, input)
  if (!found) throw new AppError('analysis.not_found')
  const rows = await listAnalyses(deps.db, { userId: input.userId, batchId: found.id, limit: MOST_ROWS })
  // Newest first: the first of each document is its latest; documents stand in the order of their first asking.
  const latest = new Map<number, (typeof rows)[number]>()
  for (const row of rows) if (!latest.has(row.documentId)) latest.set(row.documentId, row)
  const inOrder = [...new Set(rows.map((row) => row.documentId).reverse())].flatMap(
    (id) => latest.get(id) ?? [],
  )
  return {
    id: found.id,
    template: found.template as TemplateId,
    model: found.llmProvider,
    question: found.prompt,
    createdAt: found.createdAt.toISOString(),
    rows: inOrder.map(({ runId: _, reviewStamp: __, ...row }) => row),
  }
}
