'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DocumentRow } from '#contracts/document.ts'
import { useTRPC } from '#ui/api/trpc.ts'

const PAGE = 200

/** The rows whose names contain all words of `filter`, in any case. */
export function matching(rows: readonly DocumentRow[], filter: string): DocumentRow[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(({ filename }) => words.every((word) => filename.toLocaleLowerCase().includes(word)))
}

/** A person's documents, or their trash, newest first; the whole list, fetched page after page. */
export function useDocuments({ trash }: { trash: boolean }) {
  const trpc = useTRPC()
  const query = useInfiniteQuery(
    trpc.documents.list.infiniteQueryOptions(
      { trash, limit: PAGE },
      { getNextPageParam: ({ nextCursor }) => nextCursor },
    ),
  )
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [hasNextPage, isFetching, isError, fetchNextPage])
  return { query, rows: query.data?.pages.flatMap(({ rows }) => rows) }
}
