'use client'
import { Search } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { SearchResults } from './search-results.tsx'
import { useSettled } from './use-settled.ts'

/** The largest query that the server takes. */
const MAX_QUERY = 1000

function show(query: string) {
  window.history.replaceState(null, '', query ? `/search?q=${encodeURIComponent(query)}` : '/search')
}

/** One box over all documents. What is searched stands in the address. */
export function SearchPage() {
  const asked = useSearchParams().get('q') ?? ''
  const [typed, setTyped] = useState(asked)
  const query = useSettled(typed.trim(), show)
  return (
    <PageFrame title="Search">
      <search>
        <form
          className="relative mb-6"
          onSubmit={(event) => {
            event.preventDefault()
            show(typed.trim())
          }}
        >
          <Search aria-hidden className="absolute top-3.5 left-3.5 size-4.5 text-muted" />
          <input
            type="search"
            aria-label="Search all documents"
            placeholder="Search all documents"
            autoComplete="off"
            // biome-ignore lint/a11y/noAutofocus: there is nothing else to do on this page
            autoFocus
            maxLength={MAX_QUERY}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            className="h-11.5 w-full rounded-lg border border-line-strong bg-surface pr-4 pl-11 text-base placeholder:text-muted"
          />
        </form>
      </search>
      <SearchResults query={query} />
    </PageFrame>
  )
}
