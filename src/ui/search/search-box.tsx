import { Search } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { FIRST_HIT } from './search-hit.tsx'

/** The largest query that the server takes. */
const MAX_QUERY = 1000

interface SearchBoxProps {
  value: string
  onChange: (value: string) => void
  onSubmit: () => void
}

/** From the box, the arrow leads into the results. */
function toResults(event: KeyboardEvent) {
  if (event.key !== 'ArrowDown') return
  const first = document.querySelector<HTMLElement>(FIRST_HIT)
  if (!first) return
  event.preventDefault()
  first.focus()
}

export function SearchBox({ value, onChange, onSubmit }: SearchBoxProps) {
  return (
    <form
      className="relative"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
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
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={toResults}
        className="h-11.5 w-full rounded-lg border border-line-strong bg-surface pr-4 pl-11 text-base placeholder:text-muted"
      />
    </form>
  )
}
