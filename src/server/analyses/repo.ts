import type { AnalysisRow, Citation, Claim, Run, RunEvent, RunState, Tally } from '#contracts/analysis.ts'
import type { ErrorCode } from '#contracts/error.ts'
import type { TemplateId } from '#contracts/template.ts'
import type { UsageRow } from '#contracts/usage.ts'
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

/** Null when the same question is under way already (single flight, by a unique index). */
export async function insertRun(
  db: Db,
  values: { userId: number; textId: number; model: string; cacheKey: string },
): Promise<number | null> {
  const rows = await db.run.createManyAndReturn({
    data: [values],
    skipDuplicates: true,
    select: { id: true },
  })
  return rows[0]?.id ?? null
}

/** The run at work on this key, kept from being removed until the transaction ends; null when there is none. */
export async function holdRunUnderWay(tx: Db, cacheKey: string): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM runs WHERE cache_key = ${cacheKey} AND state IN ('queued', 'working') FOR KEY SHARE`
  return row?.id ?? null
}

/** Takes a run out that was made in vain, in the transaction that made it. */
export async function withdrawRun(tx: Db, id: number): Promise<void> {
  await tx.run.delete({ where: { id } })
}

/** Keeps a run from being removed until the transaction ends; false when it is gone. */
export async function holdRun(tx: Db, id: number): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM runs WHERE id = ${id} FOR KEY SHARE`
  return rows.length > 0
}

/** The newest finished run of this key that is not past its time, or null. */
export async function findCachedRun(db: Db, cacheKey: string): Promise<number | null> {
  const row = await db.run.findFirst({
    where: { cacheKey, state: 'done', cachedUntil: { gt: new Date() } },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return row?.id ?? null
}

export interface RunTask {
  id: number
  userId: number
  textId: number
  model: string
  cacheKey: string
  language: string | null
  documentId: number
  /** The document's text may go to local models only. */
  localOnly: boolean
  template: TemplateId
  prompt: string
}

/** What a run has to do, or null when nobody wants its answer any more. */
export async function findTask(db: Db, runId: number): Promise<RunTask | null> {
  const row = await db.run.findUnique({
    where: { id: runId },
    select: {
      id: true,
      userId: true,
      textId: true,
      model: true,
      cacheKey: true,
      text: { select: { language: true, documentId: true, document: { select: { localOnly: true } } } },
      analyses: { take: 1, select: { analysis: { select: { template: true, prompt: true } } } },
    },
  })
  const asked = row?.analyses[0]?.analysis
  if (!row || !asked) return null
  const { text, analyses: _, ...run } = row
  return {
    ...run,
    language: text.language,
    documentId: text.documentId,
    localOnly: text.document.localOnly,
    template: asked.template as TemplateId,
    prompt: asked.prompt,
  }
}

/** Forgets what an interrupted attempt had written. */
export async function clearRun(tx: Db, runId: number): Promise<void> {
  await tx.claim.deleteMany({ where: { runId } })
}

export async function insertClaim(
  tx: Db,
  input: { runId: number; textId: number; claim: Claim },
): Promise<void> {
  const { citations, review: _, cells, ...claim } = input.claim
  await tx.claim.create({
    data: {
      ...claim,
      ...(cells === null ? {} : { cells }),
      runId: input.runId,
      citations: {
        create: citations.map(({ difference, ...citation }) => ({
          ...citation,
          textId: input.textId,
          ...(difference === null ? {} : { difference }),
        })),
      },
    },
  })
}

export async function finishRun(
  tx: Db,
  run: {
    id: number
    outcome: 'answered' | 'not_found'
    response: string
    tally: Tally
    /** Null: no other question is answered with it. */
    cachedUntil: Date | null
  },
): Promise<void> {
  const { id, response, ...data } = run
  await tx.run.update({ where: { id }, data })
  await tx.analysis.updateMany({ where: { runs: { some: { runId: id } } }, data: { response } })
}

/** Keeps a reader's verdict on a claim of one of the user's runs; false when there is no such claim. */
export async function keepReview(
  db: Db,
  by: { userId: number; runId: number; ordinal: number },
  review: { review: 'accepted' | 'rejected' | null; note: string },
): Promise<boolean> {
  const { count } = await db.claim.updateMany({
    where: { runId: by.runId, ordinal: by.ordinal, run: { userId: by.userId } },
    data: { ...review, reviewedAt: new Date() },
  })
  return count > 0
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

/** What a run cost, for the answer from the cache that saves it. */
export async function costOfRun(db: Db, runId: number): Promise<number> {
  const row = await db.run.findUnique({ where: { id: runId }, select: { costMicros: true } })
  return Number(row?.costMicros ?? 0)
}

/** Counts questions on the user's day: those that were asked, and those answered from the cache, which saves their cost. */
export async function countRuns(
  db: Db,
  of: { userId: number; model: string; asked: number; cached: number; savedMicros: number },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO usage (user_id, day, model, runs, cached_runs, saved_micros)
    VALUES (${of.userId}, (now() AT TIME ZONE 'utc')::date, ${of.model}, ${of.asked}, ${of.cached}, ${of.savedMicros})
    ON CONFLICT (user_id, day, model) DO UPDATE SET
      runs = usage.runs + excluded.runs,
      cached_runs = usage.cached_runs + excluded.cached_runs,
      saved_micros = usage.saved_micros + excluded.saved_micros`
}

/** Use by day and model since a day, newest first. */
export async function listUsage(db: Db, by: { userId: number; since: Date }): Promise<UsageRow[]> {
  const rows = await db.usage.findMany({
    where: { userId: by.userId, day: { gte: by.since } },
    orderBy: [{ day: 'desc' }, { model: 'asc' }],
  })
  return rows.map(({ userId: _, ...row }) => ({
    ...row,
    day: row.day.toISOString().slice(0, 10),
    inputTokens: Number(row.inputTokens),
    outputTokens: Number(row.outputTokens),
    costMicros: Number(row.costMicros),
    savedMicros: Number(row.savedMicros),
  }))
}

/** What models have cost in the calendar month (UTC): the user, everybody; and the cap that is the user's own. */
export async function spentThisMonth(
  db: Db,
  userId: number,
): Promise<{ user: number; installation: number; userCap: number | null }> {
  const [row] = await db.$queryRaw<{ user: number; installation: number; userCap: number | null }[]>`
    SELECT coalesce(sum(cost_micros) FILTER (WHERE user_id = ${userId}), 0)::float8 AS "user",
           coalesce(sum(cost_micros), 0)::float8 AS installation,
           (SELECT monthly_cap_micros::float8 FROM users WHERE id = ${userId}) AS "userCap"
    FROM usage WHERE day >= date_trunc('month', now() AT TIME ZONE 'utc')::date`
  return row ?? { user: 0, installation: 0, userCap: null }
}

export async function removeClaim(tx: Db, by: { runId: number; ordinal: number }): Promise<void> {
  await tx.claim.deleteMany({ where: by })
}

export async function tellReading(
  tx: Db,
  { id, ...data }: { id: number; reading: Run['reading']; pagesGiven: [number, number][] },
): Promise<void> {
  await tx.run.update({ where: { id }, data })
}

/** Adds what a call took to its run, and to the user's day. */
export async function addSpending(
  db: Db,
  spent: {
    runId: number
    userId: number
    model: string
    inputTokens: number
    outputTokens: number
    costMicros: number | null
  },
): Promise<void> {
  await db.$executeRaw`
    WITH run AS (
      UPDATE runs SET input_tokens = input_tokens + ${spent.inputTokens},
        output_tokens = output_tokens + ${spent.outputTokens},
        cost_micros = CASE WHEN ${spent.costMicros}::bigint IS NULL THEN cost_micros
                           ELSE coalesce(cost_micros, 0) + ${spent.costMicros}::bigint END
      WHERE id = ${spent.runId}
    )
    INSERT INTO usage (user_id, day, model, input_tokens, output_tokens, cost_micros)
    VALUES (${spent.userId}, (now() AT TIME ZONE 'utc')::date, ${spent.model}, ${spent.inputTokens},
            ${spent.outputTokens}, ${spent.costMicros ?? 0})
    ON CONFLICT (user_id, day, model) DO UPDATE SET
      input_tokens = usage.input_tokens + excluded.input_tokens,
      output_tokens = usage.output_tokens + excluded.output_tokens,
      cost_micros = usage.cost_micros + excluded.cost_micros`
}

const runColumns = {
  id: true,
  model: true,
  state: true,
  outcome: true,
  error: true,
  textId: true,
  pagesGiven: true,
  reading: true,
  inputTokens: true,
  outputTokens: true,
  costMicros: true,
  tally: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
  claims: {
    orderBy: { ordinal: 'asc' },
    select: {
      ordinal: true,
      section: true,
      text: true,
      cells: true,
      retried: true,
      review: true,
      note: true,
      unshown: true,
      citations: {
        orderBy: { number: 'asc' },
        select: {
          number: true,
          exact: true,
          prefix: true,
          suffix: true,
          status: true,
          start: true,
          end: true,
          occurrences: true,
          difference: true,
          page: true,
          marks: true,
        },
      },
    },
  },
} as const

export async function readRun(db: Db, id: number): Promise<Run> {
  const row = await db.run.findUniqueOrThrow({ where: { id }, select: runColumns })
  return {
    ...row,
    outcome: row.outcome as Run['outcome'],
    error: row.error as ErrorCode | null,
    pagesGiven: row.pagesGiven as [number, number][],
    reading: row.reading as Run['reading'],
    costMicros: row.costMicros === null ? null : Number(row.costMicros),
    tally: row.tally as Run['tally'],
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    claims: row.claims.map(({ note, review, ...claim }) => ({
      ...claim,
      cells: claim.cells as Claim['cells'],
      review: { verdict: review, note },
      unshown: claim.unshown as Claim['unshown'],
      citations: claim.citations.map((citation) => ({
        ...citation,
        status: citation.status as Citation['status'],
        difference: citation.difference as Citation['difference'],
        marks: citation.marks as Citation['marks'],
      })),
    })),
  }
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

export async function findRunState(
  db: Db,
  by: { userId: number; id: number },
): Promise<{ id: number; state: RunState } | null> {
  return db.run.findFirst({ where: { userId: by.userId, id: by.id }, select: { id: true, state: true } })
}

export async function listRunEvents(
  db: Db,
  by: { runId: number; after: number },
): Promise<{ seq: number; event: RunEvent }[]> {
  const rows = await db.runEvent.findMany({
    where: { runId: by.runId, seq: { gt: by.after } },
    orderBy: { seq: 'asc' },
    select: { seq: true, event: true },
  })
  return rows.map((row) => ({ seq: row.seq, event: row.event as unknown as RunEvent }))
}
