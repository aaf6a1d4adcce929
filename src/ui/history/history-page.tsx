'use client'
import { useSearchParams } from 'next/navigation'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { readFilters } from './filters.ts'
import { HistoryFilters } from './history-filters.tsx'
import { HistoryList } from './history-list.tsx'

/** Everything that was ever asked. The filters live in the address, so a filtered history can be bookmarked. */
export function HistoryPage() {
  const filters = readFilters(useSearchParams())
  return (
    <PageFrame title="History">
      <HistoryFilters filters={filters} />
      <HistoryList filters={filters} />
    </PageFrame>
  )
}
