import { useDocuments } from '#ui/documents/list/use-documents.ts'
import { SelectField } from '#ui/parts/field.tsx'
import type { Asked } from './search-address.ts'
import { TYPE_WORDS } from './type-words.ts'

const TIMES = [
  { days: 1, words: 'Today' },
  { days: 7, words: 'Last 7 days' },
  { days: 30, words: 'Last 30 days' },
  { days: 365, words: 'Last 12 months' },
]

interface SearchFiltersProps {
  asked: Asked
  onChange: (filters: Partial<Asked>) => void
}

/** Where to look: which document, which type of file, uploaded when. Only types that are there are offered. */
export function SearchFilters({ asked, onChange }: SearchFiltersProps) {
  const rows = useDocuments({ trash: false }).rows?.filter((row) => row.state === 'ready') ?? []
  const there = new Set(rows.map((row) => row.fileType))
  if (asked.type) there.add(asked.type)
  const number = (value: string) => (value ? Number(value) : null)
  return (
    <div className="mt-3 mb-6 grid grid-cols-1 gap-2 sm:grid-cols-[2fr_1fr_1fr]">
      <SelectField
        label="Document"
        hideLabel
        value={asked.document ?? ''}
        onChange={(event) => onChange({ document: number(event.currentTarget.value) })}
      >
        <option value="">All documents</option>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {row.filename}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="File type"
        hideLabel
        value={asked.type ?? ''}
        onChange={(event) =>
          onChange({ type: TYPE_WORDS.find(([type]) => type === event.currentTarget.value)?.[0] ?? null })
        }
      >
        <option value="">All file types</option>
        {TYPE_WORDS.filter(([type]) => there.has(type)).map(([type, words]) => (
          <option key={type} value={type}>
            {words}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Uploaded"
        hideLabel
        value={asked.days ?? ''}
        onChange={(event) => onChange({ days: number(event.currentTarget.value) })}
      >
        <option value="">Any time</option>
        {TIMES.map(({ days, words }) => (
          <option key={days} value={days}>
            {words}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
