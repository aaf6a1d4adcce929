import type { Citation } from '#contracts/analysis.ts'
import { whyNot } from '#contracts/citation-words.ts'
import { cx } from '#ui/parts/cx.ts'
import { Difference } from './difference.tsx'

/** Why a citation leads nowhere: in words, and word by word. */
export function Unverified({ citation }: { citation: Citation }) {
  const isAltered = citation.status === 'altered'
  return (
    <div
      className={cx(
        'mt-2 rounded-md border-l-4 px-3 py-2 text-sm',
        isAltered ? 'border-altered bg-altered-soft/50' : 'border-missing bg-missing-soft/50',
      )}
    >
      <p className={cx('mb-1 font-medium', isAltered ? 'text-altered' : 'text-missing')}>
        {whyNot(citation)}
      </p>
      {citation.difference ? (
        <Difference parts={citation.difference} />
      ) : (
        <p className="font-serif">“{citation.exact}”</p>
      )}
    </div>
  )
}
