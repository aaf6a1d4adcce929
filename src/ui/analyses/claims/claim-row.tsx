import { memo } from 'react'
import { cx } from '#ui/parts/cx.ts'
import { ClaimEvidence, type ClaimProps } from './claim-evidence.tsx'
import { STRUCK } from './claim-item.tsx'
import { MarkedWords } from './marked-words.tsx'
import type { Column } from './table-rows.ts'

interface ClaimRowProps extends ClaimProps {
  columns: readonly Column[]
}

/** A claim as a row: its cells, and under them what they rest on. A claim without cells stands across all columns. */
export const ClaimRow = memo(function ClaimRow({ columns, ...props }: ClaimRowProps) {
  const { claim } = props
  const struck = claim.review.verdict === 'rejected' && STRUCK
  const hasCells = columns.some(({ read }) => read(claim) !== '')
  return (
    <tbody
      data-claim={claim.ordinal}
      tabIndex={-1}
      className="scroll-my-6 border-line border-b @max-md:block @max-md:py-2.5"
    >
      <tr className="align-top @max-md:block">
        {hasCells ? (
          columns.map((column) => (
            <Cell key={column.id} column={column} text={column.read(claim)} struck={struck} />
          ))
        ) : (
          <td colSpan={columns.length} className={cx('pt-2.5 @max-md:block @max-md:pt-0', struck)}>
            <MarkedWords text={claim.text} />
          </td>
        )}
      </tr>
      <tr className="@max-md:block">
        <td colSpan={columns.length} className="pt-1.5 pb-2 @max-md:block @max-md:pb-0">
          <ClaimEvidence {...props} />
        </td>
      </tr>
    </tbody>
  )
})

function Cell({ column, text, struck }: { column: Column; text: string; struck: string | false }) {
  return (
    <td
      className={cx(
        // Words may be cut anywhere, so that an address doesn’t push the table out; a kind is not: “Obligation-s”.
        'pt-2.5 pr-3 @md:first:[&>div]:min-w-20 @max-md:flex @max-md:gap-2 @max-md:pt-0.5',
        text === '' && '@max-md:hidden',
      )}
    >
      <span aria-hidden className="hidden w-20 shrink-0 text-muted text-xs leading-5 @max-md:block">
        {column.label}
      </span>
      <div dir="auto" className={cx('min-w-0 text-pretty', struck)}>
        <MarkedWords text={text} />
      </div>
    </td>
  )
}
