import { useQuery } from '@tanstack/react-query'
import { useTRPCClient } from '#ui/api/trpc.ts'
import { type PageText, unpackPage } from './page-text.ts'

/** Pages out of sight are forgotten after this long, in milliseconds: memory stays flat. */
export const KEEP_PAGE = 30_000

type Client = ReturnType<typeof useTRPCClient>
type PageKey = { id: number; textId: number; page: number }

/** Where a page is kept among the queries. */
export function pageTextKey({ id, textId, page }: PageKey) {
  return ['page-text', { id, textId, page }] as const
}

/** A page's text and rectangles. They never change: a new reading has a new `textId`. */
export function usePageText(key: PageKey, enabled = true) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: pageTextKey(key),
    queryFn: ({ signal }) => fetchPageText(client, key, signal),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_PAGE,
    structuralSharing: false,
  })
}

/** Fetches and unpacks one page. */
export async function fetchPageText(client: Client, key: PageKey, signal?: AbortSignal): Promise<PageText> {
  return unpackPage(await client.documents.page.query(key, { signal }))
}
