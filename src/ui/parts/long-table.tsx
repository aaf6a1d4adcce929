'use client'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { useLongList } from './use-long-list.ts'

interface LongTableProps<Row> {
  /** What the table lists, for screen readers. */
  label: string
  /** The words above the columns; an empty one is a column of buttons. Shown from `sm` on. */
  head: ReadonlyArray<{ word: string; className?: string }>
  rows: readonly Row[]
  rowKey: (row: Row) => string | number
  /** The cells of a row. */
  children: (row: Row) => ReactNode
  /** The grid of head and rows: its columns, from `sm` on and below. */
  columns: string
  /** The usual height of a row, in pixels. */
  rowHeight: number
}

const LINE = 'grid items-center gap-x-4'

/** A table whose rows are grids, so that they can fold on narrow screens. A long one keeps only the rows in sight. */
export function LongTable<Row>(props: LongTableProps<Row>) {
  const { label, head, rows, rowKey, children, columns, rowHeight } = props
  const { body, visible, height, offset, measure } = useLongList(rows, rowKey, rowHeight)
  return (
    <table aria-label={label} aria-rowcount={rows.length + 1} className="block">
      <thead className="block max-sm:sr-only">
        <tr className={cx(LINE, columns, 'h-9 border-line border-b px-2 text-left text-muted text-xs')}>
          {head.map(({ word, className }, index) => (
            <th key={word || index} scope="col" className={cx('font-medium', className)}>
              {word || <span className="sr-only">Actions</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} className="relative block" style={{ height }}>
        {visible.map(({ row, index }) => (
          <tr
            key={rowKey(row)}
            ref={measure}
            data-index={index}
            aria-rowindex={index + 2}
            className={cx(LINE, columns, 'gap-y-0.5 border-line border-b px-2 py-1.5 hover:bg-ink/3')}
            style={offset(index)}
          >
            {children(row)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
