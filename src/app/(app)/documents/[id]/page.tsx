import type { Metadata } from 'next'
import { type DocumentStart, pageOfDocument, requireDocument, warn } from '#server/api/page.ts'
import { LazyDocumentPage } from '#ui/documents/lazy-document-page.tsx'
import { FirstSight } from '#ui/documents/viewer/first-sight.tsx'
import { unpackPage } from '#ui/documents/viewer/page-text.ts'
import { hasPages, isReady } from '#ui/documents/viewer/ready-document.ts'
import { sightOf } from '#ui/documents/viewer/sight.ts'

export const metadata: Metadata = { title: 'Document' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Digits only: an address that is spelt differently is another address. */
function numberOf(id: string): number {
  return /^[1-9]\d{0,9}$/.test(id) ? Number(id) : Number.NaN
}

function parametersOf(query: Awaited<Props['searchParams']>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** The address with its question, so that logging in leads back to the very analysis or passage. */
function addressOf(id: string, parameters: URLSearchParams): string {
  return `/documents/${encodeURIComponent(id)}${parameters.size > 0 ? `?${parameters}` : ''}`
}

/** Characters of text, and of its packed geometry: a page beyond that is left to the viewer. */
const MOST = { text: 20_000, geometry: 200_000 }

/** The page that the address leads to, if the document is one of pages and the address names a place. */
async function firstPage({ document, analysis }: DocumentStart, parameters: URLSearchParams) {
  if (!isReady(document) || !hasPages(document)) return null
  const sight = sightOf(parameters, document, analysis)
  if (!sight) return null
  try {
    const content = await pageOfDocument({ id: document.id, ...sight })
    if (!content || content.text.length > MOST.text || (content.geometry?.length ?? 0) > MOST.geometry)
      return null
    const page = await unpackPage(content)
    const shown = <FirstSight pages={document.text.pages} page={page} sight={sight} />
    return { content, textId: sight.textId, shown }
  } catch (error) {
    // The viewer asks again, and says what is wrong.
    warn(error, 'a document is opened without its first page')
    return null
  }
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const parameters = parametersOf(await searchParams)
  const analysis = numberOf(String(parameters.get('analysis')))
  const start = await requireDocument(numberOf(id), addressOf(id, parameters), analysis)
  return <LazyDocumentPage {...start} first={await firstPage(start, parameters)} />
}
