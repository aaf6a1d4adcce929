'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain } from '#ui/parts/toast.tsx'

/** The models as this person may see them. */
export function useModels() {
  return useQuery(useTRPC().models.list.queryOptions())
}

/** Turns a model on or off for everybody. */
export function useSwitch() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.models.setSwitch.mutationOptions({
      onError(error) {
        const { message, next } = problemOf(error)
        complain(message, { detail: next ?? undefined })
      },
      onSettled: () =>
        Promise.all(
          [trpc.models.list.queryKey(), trpc.analyses.models.queryKey()].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        ),
    }),
  )
}

/** Asks a model for a word; `data` says in words how that went. */
export function useConnectionTest() {
  return useMutation(useTRPC().models.test.mutationOptions())
}
