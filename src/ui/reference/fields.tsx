import { InWords } from './in-words.tsx'
import type { Schema } from './openapi.ts'
import { TypeLine } from './type-line.tsx'
import { boundsInWords } from './type-words.ts'

export interface Field {
  name: string
  schema: Schema
  /** Where it stands, for parameters: path, query or header. */
  place?: string
  required: boolean
  description?: string | undefined
}

/** The fields of an object, as rows. */
export function fieldsOf(schema: Schema): Field[] {
  const required = new Set(schema.required)
  return Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    schema: field,
    required: required.has(name),
    description: field.description,
  }))
}

/** Names, types and what they mean. `asked`: whether it is said which may be left out. */
export function Fields({ fields, asked = false }: { fields: Field[]; asked?: boolean }) {
  return (
    <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
      {fields.map(({ name, schema, place, required, description }) => {
        const notes = [place && `in the ${place}`, asked && !required && 'optional', boundsInWords(schema)]
        return (
          <div key={name} className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[11rem_1fr]">
            <dt className="break-words font-medium font-mono text-[0.8125rem]">{name}</dt>
            <dd className="min-w-0">
              <TypeLine schema={schema} />
              {notes.some(Boolean) && (
                <span className="text-muted text-sm"> · {notes.filter(Boolean).join(' · ')}</span>
              )}
              {description && (
                <p className="text-muted text-sm">
                  <InWords>{description}</InWords>
                </p>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
