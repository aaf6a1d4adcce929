'use client'
import { useDocuments } from '#ui/documents/list/use-documents.ts'
import { SelectField } from '#ui/parts/field.tsx'
import { type Filters, historyPath, readFilters } from './filters.ts'
import { useNames } from './use-history.ts'

/** The three selects above the history. */
export function HistoryFilters({ filters }: { filters: Filters }) {
  const { rows = [] } = useDocuments({ trash: false })
  const { templates, models } = useNames()

  function set(name: 'document' | 'template' | 'model', value: string) {
    const query = new URLSearchParams(historyPath(filters).split('?')[1])
    query.set(name, value)
    window.history.replaceState(null, '', historyPath(readFilters(query)))
  }
  return (
    <div className="mb-4 grid gap-3 sm:grid-cols-3">
      <SelectField
        label="Document"
        value={filters.documentId ?? ''}
        onChange={(event) => set('document', event.currentTarget.value)}
      >
        <option value="">All documents</option>
        {rows.map(({ id, filename }) => (
          <option key={id} value={id}>
            {filename}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Analysis"
        value={filters.template ?? ''}
        onChange={(event) => set('template', event.currentTarget.value)}
      >
        <option value="">All analyses</option>
        {templates.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Model"
        value={filters.model ?? ''}
        onChange={(event) => set('model', event.currentTarget.value)}
      >
        <option value="">All models</option>
        {models.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </SelectField>
    </div>
  )
}
