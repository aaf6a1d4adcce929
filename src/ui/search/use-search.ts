'use client'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTRPC } from '#ui/api/trpc.ts'
import { type Asked, since } from './search-address.ts'

const PAGE = 20

/** What was found, page after page. While a new query is under way the last results stay. */
export function useSearch({ query, document, type, days }: Asked) {
  const request = {
    query,
    limit: PAGE,
    ...(document === null ? {} : { documentId: document }),
    ...(type === null ? {} : { fileTypes: [type] }),
    ...(days === null ? {} : { from: since(days) }),
  }
  return useInfiniteQuery(
    useTRPC().search.query.infiniteQueryOptions(request, {
      enabled: query !== '',
      placeholderData: keepPreviousData,
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  )
}
