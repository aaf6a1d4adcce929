'use client'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain, say } from '#ui/parts/toast.tsx'
import type { Filters } from './filters.ts'

const PAGE = 50

/** Past analyses under these filters, newest first, a page at a time. */
export function useHistory(filters: Filters) {
  const query = useInfiniteQuery(
    useTRPC().analyses.history.infiniteQueryOptions(
      { ...filters, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  )
  return { query, rows: query.data?.pages.flatMap(({ rows }) => rows) }
}

/** The words of templates and models, by their ids. An id that is no longer known stands for itself. */
export function useNames() {
  const trpc = useTRPC()
  const templates = useQuery(
    trpc.analyses.templates.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  )
  const models = useQuery(trpc.analyses.models.queryOptions(undefined, { staleTime: 300_000 }))
  return {
    templates: templates.data ?? [],
    models: models.data ?? [],
    templateLabel: (id: string) => templates.data?.find((one) => one.id === id)?.label ?? id,
    modelLabel: (id: string) => models.data?.find((one) => one.id === id)?.label ?? id,
  }
}

/** Removes an analysis for good. */
export function useRemoveAnalysis() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.analyses.remove.mutationOptions({
      onSuccess: () => say('The analysis is removed.'),
      onError(error) {
        const { message, next } = problemOf(error)
        complain(message, { detail: next ?? undefined })
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.analyses.history.pathKey() }),
    }),
  )
}
