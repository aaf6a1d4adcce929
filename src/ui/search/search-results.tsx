'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { count } from '#ui/parts/bytes.ts'
import { cx } from '#ui/parts/cx.ts'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { SearchHitLine } from './search-hit.tsx'

const LIMIT = 50

/** What was found. While a new query is under way the last results stay, paler. */
export function SearchResults({ query }: { query: string }) {
  const { data, error, isError, isPlaceholderData, refetch } = useQuery(
    useTRPC().search.query.queryOptions(
      { query, limit: LIMIT },
      { enabled: query !== '', placeholderData: keepPreviousData },
    ),
  )
  if (query === '')
    return <p className="text-muted">Words, names, numbers: every document of yours is looked through.</p>
  if (isError) return <ProblemNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton className="h-28 w-full" />
  return (
    <>
      <p role="status" className="mb-2 text-muted text-sm">
        {data.length === 0 ? 'Nothing found. Try other words, or fewer.' : heading(data.length)}
      </p>
      <ol className={cx('flex flex-col gap-1', isPlaceholderData && 'opacity-60')}>
        {data.map((hit) => (
          <SearchHitLine key={`${hit.textId}:${hit.start}`} hit={hit} />
        ))}
      </ol>
    </>
  )
}

function heading(found: number): string {
  return found === LIMIT ? `The best ${LIMIT} passages` : count(found, 'passage')
}
