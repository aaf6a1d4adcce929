import type { Model } from '#contracts/model.ts'
import { SelectField } from '#ui/parts/field.tsx'
import { byProvider, modelFacts, optionWords } from './model-words.ts'

interface ModelsFieldProps {
  offered: readonly Model[]
  chosen: string
  onChoose: (id: string) => void
}

/** Who answers: the models under their providers, those that can't be asked with the reason. */
export function ModelsField({ offered, chosen, onChoose }: ModelsFieldProps) {
  const model = offered.find(({ id }) => id === chosen)
  return (
    <SelectField
      label="Models"
      value={chosen}
      hint={
        model && (
          <>
            {model.description}
            {modelFacts(model) && <span className="block text-xs">{modelFacts(model)}</span>}
          </>
        )
      }
      onChange={(event) => onChoose(event.target.value)}
    >
      {offered.length === 0 && <option value="extractive">Extractive</option>}
      {byProvider(offered).map(({ name, models }) => (
        <optgroup key={name} label={name}>
          {models.map((one) => (
            <option key={one.id} value={one.id} disabled={one.obstacle !== null}>
              {optionWords(one)}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
