import type { AnalysisDetail, AnalysisRow, Run } from '#contracts/analysis.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { type KeptAs, keepRun, keptRun } from './cache.ts'
import { type HistoryFilter, listAnalyses } from './repo.ts'
import { findAnalysisRow } from './row.ts'
import { readRun } from './runs/repo.ts'

/** An analysis as it was, with its runs. Throws `analysis.not_found`. */
export async function detail(
  deps: Pick<Deps, 'db' | 'cache' | 'env' | 'reads'>,
  input: { userId: number; id: number },
): Promise<AnalysisDetail> {
  const found = await findAnalysisRow(deps.reads, input)
  if (!found) throw new AppError('analysis.not_found')
  const { runId: _, reviewStamp: __, ...row } = found
  return { ...row, runs: [await runOf(deps, found)] }
}

/** A run that has ended never changes, so it may come from the cache; whose it is was read from Postgres. */
async function runOf(deps: Pick<Deps, 'db' | 'cache' | 'env'>, as: KeptAs): Promise<Run> {
  const kept = await keptRun(deps, as)
  if (kept) return kept
  const run = await readRun(deps.db, as.runId)
  if (run.state === 'done') await keepRun(deps, as, run)
  return run
}

/** A page of the history, newest first. */
export async function history(
  deps: Pick<Deps, 'db'>,
  input: HistoryFilter,
): Promise<{ rows: AnalysisRow[]; nextCursor: number | null }> {
  const found = await listAnalyses(deps.db, { ...input, limit: input.limit + 1 })
  const more = found.length > input.limit
  const rows = found.slice(0, input.limit).map(({ runId: _, reviewStamp: __, ...row }) => row)
  return { rows, nextCursor: more ? (rows.at(-1)?.id ?? null) : null }
}
