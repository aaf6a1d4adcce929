import type { Metadata } from 'next'
import { requireUser } from '#server/api/page.ts'
import { readAsked, searchPath } from '#ui/search/search-address.ts'
import { SearchPage } from '#ui/search/search-page.tsx'

export const metadata: Metadata = { title: 'Search' }

type Query = Record<string, string | string[] | undefined>

export default async function Page({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams
  const get = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : null
  }
  await requireUser(searchPath(readAsked({ get })))
  return <SearchPage />
}
