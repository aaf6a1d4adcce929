import type { AnalysisRow } from '#contracts/analysis.ts'
import type { Db } from '#server/platform/db.ts'
import { Prisma } from '#server/platform/prisma/client.ts'
import { HISTORY_SQL } from './history-sql.ts'

/** A row of the history for each of `times` who asked the same at once. */
export async function insertAnalyses(
  tx: Db,
  values: {
    userId: number
    documentId: number
    template: string
    templateVersion: number
    llmProvider: string
    prompt: string
    cached: boolean
    batchId?: string | null
    runId: number
  },
  times: number,
): Promise<number[]> {
  const { runId, ...columns } = values
  const rows = await tx.analysis.createManyAndReturn({
    data: Array.from({ length: times }, () => columns),
    select: { id: true },
  })
  await tx.analysisRun.createMany({ data: rows.map(({ id }) => ({ analysisId: id, runId })) })
  return rows.map(({ id }) => id)
}

export async function insertBatch(
  db: Db,
  values: { userId: number; template: string; llmProvider: string; prompt: string },
): Promise<string> {
  const { id } = await db.batch.create({ data: values, select: { id: true } })
  return id
}

export async function findBatch(
  db: Db,
  by: { userId: number; id: string },
): Promise<{ id: string; template: string; llmProvider: string; prompt: string; createdAt: Date } | null> {
  return db.batch.findFirst({
    where: { userId: by.userId, id: by.id },
    select: { id: true, template: true, llmProvider: true, prompt: true, createdAt: true },
  })
}

export interface HistoryColumns extends Omit<AnalysisRow, 'createdAt' | 'documentDeleted'> {
  userId: number
  createdAt: Date
  deletedAt: Date | null
  runId: number
  reviewStamp: number
}

/** A row of the history with its run, and when its claims were last reviewed (milliseconds since 1970, or 0). */
export type FoundAnalysis = AnalysisRow & { runId: number; reviewStamp: number }

export interface HistoryFilter {
  userId: number
  id?: number | undefined
  documentId?: number | undefined
  batchId?: string | undefined
  template?: string | undefined
  model?: string | undefined
  cursor?: number | undefined
  limit: number
}

export function toFound({ deletedAt, createdAt, userId: _, ...row }: HistoryColumns): FoundAnalysis {
  return { ...row, documentDeleted: deletedAt !== null, createdAt: createdAt.toISOString() }
}

/** Rows of the history, newest first, with the counts of their claims and verified citations. */
export async function listAnalyses(db: Db, by: HistoryFilter): Promise<FoundAnalysis[]> {
  const rows = await db.$queryRaw<HistoryColumns[]>`
    ${Prisma.raw(HISTORY_SQL)}
    WHERE a.user_id = ${by.userId}
      AND (${by.id ?? null}::int IS NULL OR a.id = ${by.id ?? null}::int)
      AND (${by.batchId ?? null}::uuid IS NULL OR a.batch_id = ${by.batchId ?? null}::uuid)
      AND (${by.documentId ?? null}::int IS NULL OR a.document_id = ${by.documentId ?? null}::int)
      AND (${by.template ?? null}::text IS NULL OR a.template = ${by.template ?? null}::text)
      AND (${by.model ?? null}::text IS NULL OR a.llm_provider = ${by.model ?? null}::text)
      AND (${by.cursor ?? null}::int IS NULL OR a.id < ${by.cursor ?? null}::int)
    ORDER BY a.id DESC LIMIT ${by.limit}`
  return rows.map(toFound)
}

export async function findAnalysis(
  db: Db,
  by: { userId: number; id: number },
): Promise<FoundAnalysis | null> {
  const [row] = await listAnalyses(db, { ...by, limit: 1 })
  return row ?? null
}

/** Removes a row of the history; its run goes with the last analysis that shares it. */
export async function deleteAnalysis(tx: Db, id: number): Promise<void> {
  const shared = await tx.analysisRun.findMany({ where: { analysisId: id }, select: { runId: true } })
  // Whoever is just being given one of these runs holds it: that analysis is seen only after its lock is waited for.
  const ids = shared.map((row) => row.runId)
  await tx.$executeRaw`SELECT 1 FROM runs WHERE id = ANY(${ids}) ORDER BY id FOR UPDATE`
  // Who removes it twice at once finds it gone.
  await tx.analysis.deleteMany({ where: { id } })
  await tx.run.deleteMany({
    where: { id: { in: ids }, analyses: { none: {} } },
  })
}
