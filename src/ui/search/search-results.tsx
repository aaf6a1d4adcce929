'use client'
import { SearchX } from 'lucide-react'
import type { SearchAnswer } from '#contracts/search.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { count } from '#ui/parts/bytes.ts'
import { cx } from '#ui/parts/cx.ts'
import { Empty } from '#ui/parts/empty.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import type { Asked } from './search-address.ts'
import { SearchHitLine } from './search-hit.tsx'
import { useSearch } from './use-search.ts'

interface SearchResultsProps {
  asked: Asked
  /** Looks everywhere again. */
  onClear: () => void
}

/** What was found. While a new query is under way the last results stay, paler. */
export function SearchResults({ asked, onClear }: SearchResultsProps) {
  const found = useSearch(asked)
  const { data, error, isError, isPlaceholderData, hasNextPage, isFetchingNextPage } = found
  if (asked.query === '')
    return <p className="text-muted">Words, names, numbers: every document of yours is looked through.</p>
  if (isError && !data) return <ProblemNotice error={error} onRetry={() => void found.refetch()} />
  if (!data) return <Waiting />
  const [first] = data.pages
  const hits = data.pages.flatMap((page) => page.hits)
  if (!first || hits.length === 0) return <Nothing asked={asked} onClear={onClear} />
  return (
    <>
      <p role="status" className="mb-2 text-muted text-sm">
        {heading(hits.length, hasNextPage, first)}
      </p>
      <ol className={cx('flex flex-col gap-1', isPlaceholderData && 'opacity-60')}>
        {hits.map((hit) => (
          <SearchHitLine key={`${hit.textId}:${hit.start}`} hit={hit} />
        ))}
      </ol>
      {isError && <ProblemNotice error={error} onRetry={() => void found.fetchNextPage()} className="mt-4" />}
      {hasNextPage && !isError && (
        <div className="mt-6 text-center">
          <Button busy={isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

function heading(found: number, more: boolean, { words, meaning }: SearchAnswer): string {
  const what = more ? `The best ${found} passages` : count(found, 'passage')
  const how = words === 'some' && meaning !== 'on' ? '. None has all of the words; these have some' : ''
  const note =
    meaning === 'unavailable' ? '. The embedding model doesn’t answer: searched by words alone' : ''
  return `${what}${how}${note}`
}

function Nothing({ asked, onClear }: SearchResultsProps) {
  const isNarrow = asked.document !== null || asked.type !== null || asked.days !== null
  return (
    <div role="status">
      <Empty
        icon={<SearchX aria-hidden />}
        title="Nothing found"
        action={isNarrow && <Button onClick={onClear}>Look in all documents</Button>}
      >
        {isNarrow ? 'Not where you look now.' : 'Try other words, or fewer.'}
      </Empty>
    </div>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="Searching" className="flex flex-col gap-3">
      {[0, 1, 2].map((line) => (
        <Skeleton key={line} className="h-24 w-full" />
      ))}
    </div>
  )
}
