'use client'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { count } from '#ui/parts/bytes.ts'
import { complain, say } from '#ui/parts/toast.tsx'
import type { Filter } from './filters.ts'

export const PAGE_SIZE = 50

/** A page of the user's jobs under a filter, newest first; `page` counts from 1. */
export function useJobs({ states }: Filter, page: number) {
  const input = { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE, ...(states && { states: [...states] }) }
  return useQuery(useTRPC().jobs.list.queryOptions(input, { placeholderData: keepPreviousData }))
}

/** What can be done with jobs. Each says what happened, and asks anew. */
export function useJobActions() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const common = {
    onError(error: unknown) {
      const { message, next } = problemOf(error)
      complain(message, { detail: next ?? undefined })
    },
    onSettled: () =>
      Promise.all(
        [trpc.jobs.pathKey(), trpc.documents.pathKey()].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  }
  const retryFailed = trpc.jobs.retryFailed.mutationOptions({
    ...common,
    onSuccess: ({ retried }) => say(`${count(retried, 'job')} put in line again.`),
  })
  return {
    retry: useMutation(trpc.jobs.retry.mutationOptions(common)),
    cancel: useMutation(trpc.jobs.cancel.mutationOptions(common)),
    retryFailed: useMutation(retryFailed),
  }
}
