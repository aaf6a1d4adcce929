import type { Citation, Claim, Run, RunEvent, RunState, Tally } from '#contracts/analysis.ts'
import type { ErrorCode } from '#contracts/error.ts'
import type { TemplateId } from '#contracts/template.ts'
import type { Db } from '#server/platform/db.ts'

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

export async function removeClaim(tx: Db, by: { runId: number; ordinal: number }): Promise<void> {
  await tx.claim.deleteMany({ where: by })
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

export async function tellReading(
  tx: Db,
  { id, ...data }: { id: number; reading: Run['reading']; pagesGiven: [number, number][] },
): Promise<void> {
  await tx.run.update({ where: { id }, data })
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
