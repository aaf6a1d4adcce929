import type { Template, TemplateId } from '#contracts/template.ts'
import { SelectField } from '#ui/parts/field.tsx'

interface TemplateFieldProps {
  value: TemplateId
  templates: readonly Template[] | undefined
  onChoose: (id: TemplateId) => void
}

/** Stands in the select for the moment until the templates are known. */
const LOADING = [
  { id: 'summary', label: 'Summary' },
  { id: 'question', label: 'Question' },
] as const

/** Those that report what a document says; the others think about it, in ten patterns. */
const READING: ReadonlySet<TemplateId> = new Set(['summary', 'key_facts', 'question', 'obligations', 'risks'])

const GROUPS = [
  { label: 'Read', has: (id: TemplateId) => READING.has(id) },
  { label: 'Ten patterns (by a language model)', has: (id: TemplateId) => !READING.has(id) },
]

/** What kind of answer is wanted. */
export function TemplateField({ value, templates, onChoose }: TemplateFieldProps) {
  const all = templates ?? LOADING
  return (
    <SelectField
      label="Analysis"
      value={value}
      hint={templates?.find(({ id }) => id === value)?.description}
      onChange={(event) => onChoose(event.target.value as TemplateId)}
    >
      {GROUPS.map(({ label, has }) => (
        <optgroup key={label} label={label}>
          {all
            .filter(({ id }) => has(id))
            .map((one) => (
              <option key={one.id} value={one.id}>
                {one.label}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
