import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import { cx } from '#ui/parts/cx.ts'
import type { Sorting } from './table-rows.ts'

interface SortHeadProps {
  label: string
  direction: Sorting['direction'] | null
  onPress: () => void
}

/** The head of a column: pressing it sorts by the column. */
export function SortHead({ label, direction, onPress }: SortHeadProps) {
  const Arrow = direction === null ? ArrowUpDown : direction === 'ascending' ? ArrowUp : ArrowDown
  return (
    <th scope="col" aria-sort={direction ?? 'none'} className="py-1 pr-2 align-bottom font-medium">
      <button
        type="button"
        onClick={onPress}
        className={cx(
          '-ml-1 inline-flex min-h-7 items-center gap-1 rounded-sm px-1 text-left text-xs hover:text-ink',
          direction ? 'text-ink' : 'text-muted',
        )}
      >
        <span className="sr-only">Sort by </span>
        {label}
        <Arrow aria-hidden className={cx('size-3 shrink-0', !direction && 'opacity-50')} />
      </button>
    </th>
  )
}
