import Link from 'next/link'
import type { SearchHit } from '#contracts/search.ts'
import { pieces, rejoined } from './marked.ts'

/** A passage that was found, with the words that were hit marked, leading to its place in the document. */
export function SearchHitLine({ hit }: { hit: SearchHit }) {
  return (
    <li>
      <Link
        href={`/documents/${hit.documentId}?at=${hit.start}-${hit.end}`}
        prefetch={false}
        className="-mx-3 block rounded-lg px-3 py-2.5 hover:bg-ink/4"
      >
        <span className="flex min-w-0 items-baseline gap-2">
          <span className="truncate font-medium">{hit.filename}</span>
          <span className="shrink-0 text-muted text-sm">page {hit.page}</span>
        </span>
        <span className="mt-0.5 line-clamp-3 font-serif text-[0.95rem] leading-relaxed">
          {pieces(hit.snippet, hit.hits).map(({ at, text, marked }) =>
            marked ? (
              <mark key={at} className="rounded-sm bg-mark text-mark-ink">
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
