import { useId } from 'react'
import { providerName } from '#ui/analyses/asking/model-words.ts'
import { ModelLine } from './model-line.tsx'
import { type ProviderGroup, placeWords } from './model-words.ts'

/** A provider's models under its name, and where text goes that they read. */
export function ProviderSection({ group, isAdmin }: { group: ProviderGroup; isAdmin: boolean }) {
  const heading = useId()
  const [first] = group.models
  const keyless = group.models.every(({ obstacle }) => obstacle === 'no_key')
  return (
    <section aria-labelledby={heading}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3">
        <h2 id={heading} className="font-semibold text-lg">
          {providerName(group.provider)}
        </h2>
        <p className="min-w-0 break-words text-muted text-sm">
          {keyless
            ? 'No key here: set one to use these models.'
            : first && `Text ${lower(placeWords(first))}`}
        </p>
      </div>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {group.models.map((model) => (
          <ModelLine key={model.id} model={model} isAdmin={isAdmin} />
        ))}
      </ul>
    </section>
  )
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
