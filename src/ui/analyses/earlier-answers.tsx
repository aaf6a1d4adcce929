import { ChevronDown } from 'lucide-react'
import type { AnalysisRow } from '#contracts/analysis.ts'
import { verdictWords } from '#contracts/tally.ts'
import { Button } from '#ui/parts/button.tsx'
import { Menu, MenuItem } from '#ui/parts/menu.tsx'
import { Time } from '#ui/parts/time.tsx'
import { useTemplates } from './use-analyses.ts'

interface EarlierAnswersProps {
  rows: readonly AnalysisRow[]
  shown: number | null
  onOpen: (id: number) => void
}

/** What else was asked of this document, to open as it was. */
export function EarlierAnswers({ rows, shown, onOpen }: EarlierAnswersProps) {
  const { data: templates } = useTemplates()
  const others = rows.filter((row) => row.id !== shown)
  if (others.length === 0) return null
  const label = (row: AnalysisRow) => templates?.find((one) => one.id === row.template)?.label ?? row.template
  return (
    <Menu
      trigger={
        <Button look="quiet" size="small" className="text-muted">
          Earlier answers ({others.length})
          <ChevronDown aria-hidden />
        </Button>
      }
    >
      <div className="max-h-80 w-72 max-w-[calc(100vw-2rem)] overflow-y-auto">
        {others.map((row) => (
          <MenuItem key={row.id} onSelect={() => onOpen(row.id)}>
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                {label(row)}
                {row.question && `: ${row.question}`}
              </span>
              <span className="block text-muted text-xs">
                <Time iso={row.createdAt} /> · {outcomeWords(row)}
                {row.cached && ' · from the cache'}
              </span>
            </span>
          </MenuItem>
        ))}
      </div>
    </Menu>
  )
}

function outcomeWords(row: AnalysisRow): string {
  const { state, outcome } = row
  if (state === 'failed') return 'failed'
  if (state === 'stopped') return 'stopped'
  if (state !== 'done') return 'working'
  return outcome === 'not_found' ? 'not found' : verdictWords(row)
}
