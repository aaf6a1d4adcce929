import Link from 'next/link'
import type { Citation } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { citationName, statusWord } from '#contracts/citation-words.ts'
import { cx } from '#ui/parts/cx.ts'

interface CiteLinkProps {
  citation: Citation
  documentId: number
  analysisId: number
}

const CHIP = 'inline-flex h-6 items-center rounded-full px-2 font-medium text-xs tabular-nums'

/** A citation in a table of several documents: leads to its words in its document, if they were found there. */
export function CiteLink({ citation, documentId, analysisId }: CiteLinkProps) {
  const { number, page, status } = citation
  if (!isVerified(status))
    return (
      <span className={cx(CHIP, 'border border-missing border-dashed text-missing')}>
        {number} · {statusWord(status)}
      </span>
    )
  return (
    <Link
      href={`/documents/${documentId}?analysis=${analysisId}&citation=${number}`}
      prefetch={false}
      aria-label={citationName(citation)}
      className={cx(CHIP, 'bg-verified-soft text-verified hover:underline')}
    >
      {number}
      {page !== null && <span className="ml-1 font-normal">· p. {page}</span>}
    </Link>
  )
}
