import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { IconButton } from '#ui/parts/icon-button.tsx'
import type { Find } from './use-find.ts'

/** The box that finds words in the document: Enter for the next hit, Shift-Enter for the one before, Escape closes. */
export function FindBar({ find }: { find: Find }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.select(), [])
  function press(event: KeyboardEvent) {
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') find.setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className="flex items-center gap-1 border-line border-b bg-surface px-2 py-1">
      <input
        ref={box}
        type="text"
        aria-label="Find in document"
        placeholder="Find in document"
        value={find.query}
        onChange={(event) => find.setQuery(event.target.value)}
        onKeyDown={press}
        className="h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-sm"
      />
      <p role="status" className="shrink-0 px-1 text-muted text-xs tabular-nums">
        {words(find)}
      </p>
      <IconButton size="small" label="Previous hit" onClick={() => find.step(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton size="small" label="Next hit" onClick={() => find.step(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton size="small" label="Close find" onClick={() => find.setOpen(false)}>
        <X aria-hidden />
      </IconButton>
    </search>
  )
}

function words({ query, hits, current, read, total, failed, isBehind }: Find): string {
  if (failed) return 'Not all pages could be searched'
  if (query.trim() === '') return ''
  if (isBehind) return 'Searching'
  const reading = read < total ? `, page ${read} of ${total}` : ''
  if (hits.length === 0) return read < total ? `Searching${reading}` : 'No hits'
  const count = `${hits.length.toLocaleString('en')} ${hits.length === 1 ? 'hit' : 'hits'}`
  return current < 0
    ? `${count}${reading}`
    : `${current + 1} of ${hits.length.toLocaleString('en')}${reading}`
}
