import type { Span } from '#contracts/span.ts'
import type { Block } from './blocks.ts'
import type { Over } from './over.ts'
import { type Layer, touching } from './segments.ts'
import { Stretches } from './stretches.tsx'
import type { Row } from './table-rows.ts'

interface TableBlockProps {
  block: Block
  rows: readonly Row[]
  text: string
  hidden: readonly Span[]
  over: readonly Layer<Over>[]
  onSelect: (citation: number) => void
}

/** Rows of cells. The bars between them are left out like any markup: no offset moves. */
export function TableBlock({ rows, ...rest }: TableBlockProps) {
  const heads = rows.findIndex((row) => !row.isHead)
  const head = rows.slice(0, heads < 0 ? rows.length : heads)
  return (
    <div className="mb-4 overflow-x-auto">
      <table className="border-collapse font-sans text-sm leading-snug">
        {head.length > 0 && (
          <thead>
            <Rows rows={head} {...rest} />
          </thead>
        )}
        <tbody>
          <Rows rows={rows.slice(head.length)} {...rest} />
        </tbody>
      </table>
    </div>
  )
}

function Rows({ block, rows, text, hidden, over, onSelect }: TableBlockProps) {
  return rows.map((row) => (
    <tr key={row.start} className="border-line border-y align-top">
      {row.cells.map((cell, index) => {
        const Cell = row.isHead ? 'th' : 'td'
        return (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: empty cells may share an offset
            key={index}
            scope={row.isHead ? 'col' : undefined}
            className="whitespace-pre-wrap break-words py-1 pr-4 text-left last:pr-0"
          >
            <Stretches
              {...{ text, over, onSelect }}
              block={{ ...block, kind: 'paragraph', ...cell }}
              hidden={touching(hidden, cell.start, cell.end)}
            />
          </Cell>
        )
      })}
    </tr>
  ))
}
