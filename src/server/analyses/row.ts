import { gathered } from '#server/platform/gather.ts'
import type { Reads } from '#server/platform/reads.ts'
import { HISTORY_SQL } from './history-sql.ts'
import { type FoundAnalysis, type HistoryColumns, toFound } from './repo.ts'

interface Asked {
  userId: number
  id: number
}

type Find = (asked: Asked) => Promise<FoundAnalysis | null>

/** Of each process' pool: those who ask in the same turn of the event loop are looked up together. */
const finders = new WeakMap<Reads, Find>()

/** The user's row of the history, or null: the same for what doesn't exist and what is somebody else's. */
export function findAnalysisRow(reads: Reads, asked: Asked): Promise<FoundAnalysis | null> {
  const find = finders.get(reads) ?? gathered((all: Asked[]) => findAll(reads, all))
  finders.set(reads, find)
  return find(asked)
}

async function findAll(reads: Reads, all: Asked[]): Promise<(FoundAnalysis | null)[]> {
  const rows = await reads<HistoryColumns>(`${HISTORY_SQL} WHERE a.id = ANY($1::int[])`, [
    all.map(({ id }) => id),
  ])
  const found = new Map(rows.map((row) => [row.id, row]))
  // Those who ask together are not the same users.
  return all.map(({ id, userId }) => {
    const row = found.get(id)
    return row?.userId === userId ? toFound(row) : null
  })
}
