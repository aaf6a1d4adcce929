'use client'
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AnalysisDetail, AnalysisRow, Batch } from '#contracts/analysis.ts'
import { isOver } from '#ui/analyses/run-state.ts'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain } from '#ui/parts/toast.tsx'

/** How often a batch is looked at while answers are under way, in milliseconds. */
const LOOK = 2_000

/** A document of a batch: its latest analysis, with what was answered as soon as that is known. */
export interface BatchLine {
  row: AnalysisRow
  detail: AnalysisDetail | undefined
}

/** A batch, live: its rows, and the answers of those that have ended. */
export function useBatch(id: string) {
  const trpc = useTRPC()
  const query = useQuery(
    trpc.analyses.batch.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (state.data?.rows.some((row) => !isOver(row.state)) ? LOOK : false) },
    ),
  )
  const rows = query.data?.rows ?? []
  const details = useQueries({
    queries: rows.map((row) =>
      trpc.analyses.get.queryOptions({ id: row.id }, { enabled: isOver(row.state), staleTime: 30_000 }),
    ),
  })
  const lines: BatchLine[] = rows.map((row, index) => ({ row, detail: details[index]?.data }))
  return { query, lines }
}

/** Asks the documents whose answers failed once more, in the same batch. */
export function useRetryFailed(batch: Batch | undefined) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const ask = useMutation(
    trpc.analyses.askMany.mutationOptions({
      onError(error) {
        const { message, next } = problemOf(error)
        complain(message, { detail: next ?? undefined })
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.analyses.batch.pathKey() }),
    }),
  )
  return {
    isPending: ask.isPending,
    retry(documentIds: number[]) {
      if (!batch || documentIds.length === 0) return
      const { id: batchId, template, question, model } = batch
      ask.mutate({ batchId, template, question, model, documentIds })
    },
  }
}
