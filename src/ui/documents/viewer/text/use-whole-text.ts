import { useQuery } from '@tanstack/react-query'
import type { Span } from '#contracts/span.ts'
import { useTRPCClient } from '#ui/api/trpc.ts'
import { fetchPageText } from '../page-content.ts'
import type { PageText } from '../page-text.ts'
import type { ReadyDocument } from '../ready-document.ts'

/** A text with its slides or sheets (one part where the format has none). */
export interface WholeText {
  text: string
  skippable: Span[]
  parts: Pick<PageText, 'number' | 'start' | 'text'>[]
}

/** Parts asked for at once: a batch of the API. */
const AT_ONCE = 20

/** The whole text of a document without page geometry, every part at its own offset, parts joined by form feeds. */
export function useWholeText(document: ReadyDocument, textId: number) {
  const client = useTRPCClient()
  const numbers = document.text.pages.map((page) => page.number)
  return useQuery({
    queryKey: ['whole-text', document.id, textId],
    async queryFn({ signal }): Promise<WholeText> {
      const parts: PageText[] = []
      for (let first = 0; first < numbers.length; first += AT_ONCE) {
        const batch = numbers.slice(first, first + AT_ONCE)
        const ask = (page: number) => fetchPageText(client, { id: document.id, textId, page }, signal)
        parts.push(...(await Promise.all(batch.map(ask))))
      }
      return joined(parts)
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })
}

/** Skippable spans that run over a part's end come with both parts. */
function joined(parts: PageText[]): WholeText {
  const seen = new Map<number, Span>()
  for (const { skippable } of parts) for (const span of skippable) seen.set(span.start, span)
  return { text: parts.map(({ text }) => text).join('\f'), skippable: [...seen.values()], parts }
}
