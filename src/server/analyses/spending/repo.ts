import type { UsageRow } from '#contracts/usage.ts'
import type { Db } from '#server/platform/db.ts'

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
