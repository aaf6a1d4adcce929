'use client'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { PageFrame } from '#ui/shell/page-frame.tsx'
import { MeaningProgress } from './meaning-progress.tsx'
import { type Asked, readAsked, searchPath } from './search-address.ts'
import { SearchBox } from './search-box.tsx'
import { SearchFilters } from './search-filters.tsx'
import { SearchResults } from './search-results.tsx'
import { useSettled } from './use-settled.ts'

function show(asked: Asked) {
  window.history.replaceState(null, '', searchPath(asked))
}

/** One box over all documents. What is searched, and where, stands in the address. */
export function SearchPage() {
  const address = readAsked(useSearchParams())
  const [typed, setTyped] = useState(address.query)
  const [only, setOnly] = useState(address)
  const query = useSettled(typed.trim(), (settled) => show({ ...only, query: settled }))
  const asked = { ...only, query }

  function change(filters: Partial<Asked>) {
    const next = { ...asked, ...filters }
    setOnly(next)
    show(next)
  }

  return (
    <PageFrame title="Search">
      <search>
        <SearchBox
          value={typed}
          onChange={setTyped}
          onSubmit={() => show({ ...only, query: typed.trim() })}
        />
        <SearchFilters asked={asked} onChange={change} />
      </search>
      <SearchResults asked={asked} onClear={() => change({ document: null, type: null, days: null })} />
      <MeaningProgress />
    </PageFrame>
  )
}
