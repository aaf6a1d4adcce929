import type { Metadata } from 'next'
import { requireDocument } from '#server/api/page.ts'
import { LazyDocumentPage } from '#ui/documents/lazy-document-page.tsx'

export const metadata: Metadata = { title: 'Document' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Digits only: an address that is spelt differently is another address. */
function numberOf(id: string): number {
  return /^[1-9]\d{0,9}$/.test(id) ? Number(id) : Number.NaN
}

/** The address with its question, so that logging in leads back to the very analysis or passage. */
function addressOf(id: string, query: Awaited<Props['searchParams']>): string {
  const parameters = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  return `/documents/${encodeURIComponent(id)}${parameters.size > 0 ? `?${parameters}` : ''}`
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params
  const query = await searchParams
  const start = await requireDocument(numberOf(id), addressOf(id, query), numberOf(String(query.analysis)))
  return <LazyDocumentPage {...start} />
}
