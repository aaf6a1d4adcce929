import { Download } from 'lucide-react'
import { type ExportFormat, exportPath } from '#contracts/export.ts'
import { Button } from '#ui/parts/button.tsx'
import { Menu, MenuItem } from '#ui/parts/menu.tsx'

const FORMATS: ReadonlyArray<{ format: ExportFormat; label: string; hint: string }> = [
  { format: 'csv', label: 'Table (CSV)', hint: 'for spreadsheets' },
  { format: 'md', label: 'Text (Markdown)', hint: 'to read and hand on' },
  { format: 'json', label: 'Data (JSON)', hint: 'for programs' },
]

/** Saves an answer with its quotes, their places, what was found for them, and the review. */
export function ExportMenu({ analysisId }: { analysisId: number }) {
  const trigger = (
    <Button look="quiet" size="small" className="text-muted">
      <Download aria-hidden />
      Export
    </Button>
  )
  return (
    <Menu trigger={trigger}>
      {FORMATS.map(({ format, label, hint }) => (
        <MenuItem key={format} asChild>
          <a href={exportPath(analysisId, format)} download>
            <span className="flex-1">{label}</span>
            <span className="text-muted text-xs">{hint}</span>
          </a>
        </MenuItem>
      ))}
    </Menu>
  )
}
