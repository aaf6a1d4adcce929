import { useQuery } from '@tanstack/react-query'
import { type CharBoxes, decodeBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'
import { useTRPCClient } from '#ui/api/trpc.ts'

/** A page's words. `start` is the offset of its first character in the canonical text. */
export interface PageText {
  number: number
  start: number
  end: number
  text: string
  skippable: Span[]
  boxes: CharBoxes | null
}

/** Pages out of sight are forgotten after this long, in milliseconds: memory stays flat. */
const KEEP = 30_000

type Client = ReturnType<typeof useTRPCClient>
type PageKey = { id: number; textId: number; page: number }

/** A page's text and rectangles. They never change: a new reading has a new `textId`. */
export function usePageText(key: PageKey, enabled = true) {
  const client = useTRPCClient()
  return useQuery({
    queryKey: ['page-text', key],
    queryFn: ({ signal }) => fetchPageText(client, key, signal),
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP,
    structuralSharing: false,
  })
}

/** Fetches and unpacks one page. */
export async function fetchPageText(client: Client, key: PageKey, signal?: AbortSignal): Promise<PageText> {
  const { geometry, ...page } = await client.documents.page.query(key, { signal })
  return { ...page, boxes: geometry === null ? null : decodeBoxes(await inflate(geometry)) }
}

/** Unpacks base64 of zlib. */
export async function inflate(base64: string): Promise<Uint8Array> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
