import { ChevronDown, ChevronUp } from 'lucide-react'
import { type SyntheticEvent, useEffect, useState } from 'react'
import { IconButton } from '#ui/parts/icon-button.tsx'

interface PageNumberProps {
  /** What a page of this kind of document is called. */
  word?: string
  /** What is printed on the page, where that differs from its number ("xii"). */
  label?: string | undefined
  page: number
  pages: number
  onGo: (page: number) => void
}

/** The page that is seen, to read and to type. */
export function PageNumber({ word = 'page', label, page, pages, onGo }: PageNumberProps) {
  const [typed, setTyped] = useState(String(page))
  useEffect(() => setTyped(String(page)), [page])
  function go(event: SyntheticEvent) {
    event.preventDefault()
    const wanted = Number.parseInt(typed, 10)
    if (wanted >= 1 && wanted <= pages) onGo(wanted)
    else setTyped(String(page))
  }
  return (
    <form onSubmit={go} className="flex items-center text-sm">
      <IconButton
        size="small"
        label={`Previous ${word}`}
        disabled={page <= 1}
        onClick={() => onGo(page - 1)}
        className="max-sm:hidden"
      >
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton
        size="small"
        label={`Next ${word}`}
        disabled={page >= pages}
        onClick={() => onGo(page + 1)}
        className="max-sm:hidden"
      >
        <ChevronDown aria-hidden />
      </IconButton>
      <input
        aria-label={word.charAt(0).toUpperCase() + word.slice(1)}
        inputMode="numeric"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={go}
        className="ml-1 h-7 w-11 rounded-md border border-line-strong bg-surface px-1 text-center tabular-nums"
      />
      <span className="whitespace-nowrap px-1.5 text-muted tabular-nums">of {pages}</span>
      {label && <span className="whitespace-nowrap pr-1.5 text-muted max-sm:hidden">printed {label}</span>}
    </form>
  )
}
