import { useQueries, useQuery } from '@tanstack/react-query'
import type { Ask } from '#contracts/analysis.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { usePaused } from '#ui/parts/use-paused.ts'

/** Typing pauses so long before an estimate is asked for, in milliseconds. */
const PAUSE = 500

const OPTIONS = { staleTime: 60_000, retry: false } as const

/** What a question would take, a moment after it has come to rest; null while nothing can be asked. */
export function useEstimate(wish: Ask | null) {
  const settled: Ask | null = JSON.parse(usePaused(JSON.stringify(wish), PAUSE))
  const query = useQuery(
    useTRPC().analyses.estimate.queryOptions(settled ?? { documentId: 1, template: 'summary' }, {
      ...OPTIONS,
      enabled: settled !== null,
    }),
  )
  return wish === null || settled === null ? null : (query.data ?? null)
}

/** The same for each of several documents: those estimates that have come. */
export function useEstimates(wishes: readonly Ask[]) {
  const trpc = useTRPC()
  const settled: Ask[] = JSON.parse(usePaused(JSON.stringify(wishes), PAUSE))
  const queries = useQueries({
    queries: settled.map((wish) => trpc.analyses.estimate.queryOptions(wish, OPTIONS)),
  })
  return wishes.length === 0 ? [] : queries.flatMap(({ data }) => data ?? [])
}
