import Link from 'next/link'
import type { KeyboardEvent } from 'react'
import { shortPlace } from '#contracts/page-words.ts'
import type { SearchHit } from '#contracts/search.ts'
import { hitPath } from './hit-path.ts'
import { pieces, rejoined } from './marked.ts'

/** Finds the first result on the page. */
export const FIRST_HIT = 'a[data-search-hit]'

/** The arrows lead from result to result, and up from the first into the box. */
function step(event: KeyboardEvent<HTMLElement>) {
  const direction = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (direction === 0) return
  const all = [...document.querySelectorAll<HTMLElement>(FIRST_HIT)]
  const next = all.indexOf(event.currentTarget) + direction
  event.preventDefault()
  if (next < 0) document.querySelector<HTMLElement>('search input')?.focus()
  else all[next]?.focus()
}

/** A passage that was found, with the words that were hit marked, leading to its place in the document. */
export function SearchHitLine({ hit }: { hit: SearchHit }) {
  const place = shortPlace(hit.fileType, { number: hit.page, label: hit.pageLabel })
  return (
    <li>
      <Link
        href={hitPath(hit)}
        prefetch={false}
        data-search-hit
        onKeyDown={step}
        className="-mx-3 block rounded-lg px-3 py-2.5 hover:bg-ink/4"
      >
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <span className="min-w-0 max-w-full truncate font-medium">{hit.filename}</span>
          {place && <span className="max-w-full truncate text-muted text-sm">{place}</span>}
          {!hit.byWords && (
            <span className="shrink-0 rounded bg-accent-soft px-1.5 text-accent text-xs">by meaning</span>
          )}
        </span>
        <span className="mt-0.5 line-clamp-3 break-words font-serif text-[0.95rem] leading-relaxed">
          {pieces(hit.snippet, hit.hits).map(({ at, text, marked }) =>
            marked ? (
              <mark key={at} className="rounded-sm bg-[#c8dcff] text-[#1f1e1b]">
                {rejoined(text)}
              </mark>
            ) : (
              <span key={at}>{rejoined(text)}</span>
            ),
          )}
        </span>
      </Link>
    </li>
  )
}
