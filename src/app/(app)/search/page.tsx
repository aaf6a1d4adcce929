import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { SearchPage } from '#ui/search/search-page.tsx'

export const metadata: Metadata = { title: 'Search' }

export default async function Page({ searchParams }: { searchParams: Promise<{ q?: string | string[] }> }) {
  const { q } = await searchParams
  const query = typeof q === 'string' ? q : ''
  await requireUser(query ? `/search?q=${encodeURIComponent(query)}` : '/search')
  return <SearchPage />
}
