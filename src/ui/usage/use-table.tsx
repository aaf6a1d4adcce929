import type { Use } from './series.ts'
import { moneyCell } from './usage-words.ts'

interface UseTableProps {
  label: string
  /** The word over the first column. */
  head: string
  rows: ReadonlyArray<{ name: string; use: Use }>
}

const FIGURES: ReadonlyArray<{ label: string; of: (use: Use) => string }> = [
  { label: 'Asked', of: ({ runs }) => runs.toLocaleString('en') },
  { label: 'Cached', of: ({ cachedRuns }) => cachedRuns.toLocaleString('en') },
  { label: 'Tokens in', of: ({ inputTokens }) => inputTokens.toLocaleString('en') },
  { label: 'Tokens out', of: ({ outputTokens }) => outputTokens.toLocaleString('en') },
  { label: 'Cost', of: ({ costMicros }) => moneyCell(costMicros) },
  { label: 'Saved', of: ({ savedMicros }) => moneyCell(savedMicros) },
]

/** Use in figures. On narrow screens each row folds: its name above its figures. */
export function UseTable({ label, head, rows }: UseTableProps) {
  return (
    <table aria-label={label} className="w-full text-sm tabular-nums max-sm:block">
      <thead className="text-muted text-xs max-sm:sr-only">
        <tr className="border-line border-b">
          <th scope="col" className="py-2 text-left font-medium">
            {head}
          </th>
          {FIGURES.map((figure) => (
            <th key={figure.label} scope="col" className="py-2 pl-4 text-right font-medium">
              {figure.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {rows.map(({ name, use }) => (
          <tr
            key={name}
            className="border-line border-b max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-4 max-sm:py-2"
          >
            <th
              scope="row"
              className="break-all py-2 text-left font-normal max-sm:col-span-2 max-sm:py-0 max-sm:font-medium"
            >
              {name}
            </th>
            {FIGURES.map((figure) => (
              <td
                key={figure.label}
                className="whitespace-nowrap py-2 pl-4 text-right max-sm:flex max-sm:justify-between max-sm:py-0.5 max-sm:pl-0"
              >
                <span aria-hidden className="text-muted text-xs sm:hidden">
                  {figure.label}
                </span>
                {figure.of(use)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
