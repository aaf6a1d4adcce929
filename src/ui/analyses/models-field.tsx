import { useModels } from './use-analyses.ts'

interface ModelsFieldProps {
  chosen: string
  onChoose: (id: string) => void
}

/** Who answers, and where the text goes for it. */
export function ModelsField({ chosen, onChoose }: ModelsFieldProps) {
  const { data: models = [] } = useModels()
  return (
    <fieldset aria-label="Models" className="min-w-0 flex-1 basis-56">
      <legend className="font-medium text-sm">Models</legend>
      {models.map((model) => (
        <label key={model.id} className="mt-1 flex items-start gap-2 text-sm">
          <input
            type="checkbox"
            checked={chosen === model.id}
            onChange={() => onChoose(model.id)}
            className="mt-0.5 size-4 shrink-0 accent-accent"
          />
          <span>
            {model.label}
            <span className="block text-muted text-xs">{model.description}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}
