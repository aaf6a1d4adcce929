import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { moveByArrows } from './arrow-keys.ts'
import { entryAt, holds, type OutlineEntry } from './outline.ts'

interface OutlineListProps {
  outline: OutlineEntry[]
  /** The page that is seen, of a text the offset. */
  place: number
  onGo: (place: number) => void
  /** Whether places are pages, and worth showing. */
  hasPages?: boolean
}

/** The document's own table of contents. */
export function OutlineList({ outline, place, onGo, hasPages = true }: OutlineListProps) {
  const current = useMemo(() => entryAt(outline, place), [outline, place])
  return (
    <nav aria-label="Outline" onKeyDown={moveByArrows} className="min-h-0 flex-1 overflow-y-auto p-2 text-sm">
      <Entries entries={outline} {...{ current, onGo, hasPages }} isOpen={outline.length <= 3} />
    </nav>
  )
}

interface EntriesProps {
  entries: OutlineEntry[]
  current: OutlineEntry | null
  onGo: (place: number) => void
  hasPages: boolean
  /** Whether what lies below these entries is shown at first. */
  isOpen: boolean
}

function Entries({ entries, current, onGo, hasPages, isOpen }: EntriesProps) {
  return (
    <ul>
      {entries.map((entry, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an outline never changes, and titles may repeat
        <Entry key={index} {...{ entry, current, onGo, hasPages }} opens={isOpen} />
      ))}
    </ul>
  )
}

interface EntryProps extends Pick<EntriesProps, 'current' | 'onGo' | 'hasPages'> {
  entry: OutlineEntry
  opens: boolean
}

function Entry({ entry, current, onGo, hasPages, opens }: EntryProps) {
  const { title, place, entries } = entry
  // The part that is being read is open, so that its mark can be seen.
  const [isOpen, setOpen] = useState(opens || holds(entries, current))
  return (
    <li>
      <div className="flex items-start rounded-md hover:bg-ink/5 has-aria-[current]:bg-accent-soft">
        {entries.length > 0 ? (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={`What is in ${title}`}
            onClick={() => setOpen(!isOpen)}
            className="group grid size-7 shrink-0 place-items-center rounded-md text-muted hover:text-ink"
          >
            <ChevronRight
              aria-hidden
              className="size-3.5 group-aria-expanded:rotate-90 motion-safe:transition-transform"
            />
          </button>
        ) : (
          <span className="w-7 shrink-0" />
        )}
        <button
          type="button"
          data-stop
          disabled={place === null}
          aria-current={entry === current ? 'location' : undefined}
          onClick={() => place !== null && onGo(place)}
          className="flex min-w-0 flex-1 items-baseline gap-2 rounded-md py-1 pr-1.5 text-left leading-5 disabled:text-muted"
        >
          <span dir="auto" className="wrap-anywhere line-clamp-3 min-w-0 flex-1">
            {title}
          </span>
          {hasPages && place !== null && (
            <span className="text-muted text-xs tabular-nums">
              <span className="sr-only">, page </span>
              {place}
            </span>
          )}
        </button>
      </div>
      {isOpen && entries.length > 0 && (
        <div className="ml-3">
          <Entries {...{ entries, current, onGo, hasPages }} isOpen={false} />
        </div>
      )}
    </li>
  )
}
