'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTRPC } from '#ui/api/trpc.ts'
import { soon } from '#ui/parts/soon.ts'

/** How long changes of a list are gathered before it is asked for, in milliseconds. */
const GATHER_MS = 150

/** Asks for the lists of documents or jobs again, soon: twenty files that arrive at once are one question. */
export function useListRefresh(of: 'documents' | 'jobs' = 'documents'): () => void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMemo(() => {
    const queryKey = of === 'jobs' ? trpc.jobs.list.pathKey() : trpc.documents.list.pathKey()
    return soon(() => void queries.invalidateQueries({ queryKey }), GATHER_MS)
  }, [queries, trpc, of])
}
