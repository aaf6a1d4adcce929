import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { recognisedWords } from '#contracts/coverage-words.ts'
import type { DocumentDetail } from '#contracts/document.ts'
import { bytes } from '#ui/parts/bytes.ts'
import { pageCount } from '../page-count.ts'
import { ReadAgainButton } from '../read-again-button.tsx'
import { KeepHereButton } from './keep-here-button.tsx'

/** The document's name, its measure, and the way back to the list. */
export function DocumentHeader({ document, children }: { document: DocumentDetail; children?: ReactNode }) {
  const { filename, sizeBytes, text } = document
  const pages = pageCount(document)
  return (
    <header className="flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-2 sm:px-4">
      <Link
        href="/documents"
        aria-label="Back to your documents"
        className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-ink/8 hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
      </Link>
      <h1 className="min-w-0 truncate font-semibold text-base" title={filename}>
        {filename}
      </h1>
      <p className="shrink-0 text-muted text-sm max-sm:hidden">
        {pages && `${pages} · `}
        {bytes(sizeBytes)}
        {text && text.coverage.ocr > 0 && ` · ${recognisedWords(text.coverage)}`}
      </p>
      {text?.outdated && (
        <ReadAgainButton look="quiet" size="small" className="shrink-0 max-lg:hidden" document={document}>
          A newer reading is possible
        </ReadAgainButton>
      )}
      <span className="flex-1" />
      <KeepHereButton document={document} />
      {children}
    </header>
  )
}
