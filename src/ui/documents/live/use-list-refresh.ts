'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTRPC } from '#ui/api/trpc.ts'
import { soon } from '#ui/parts/soon.ts'

/** How long changes of the list are gathered before it is asked for, in milliseconds. */
const GATHER_MS = 150

/** Asks for the lists of documents again, soon: twenty files that arrive at once are one question. */
export function useListRefresh(): () => void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMemo(
    () => soon(() => void queries.invalidateQueries({ queryKey: trpc.documents.list.pathKey() }), GATHER_MS),
    [queries, trpc],
  )
}
