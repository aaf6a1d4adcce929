import { ModelsField } from './models-field.tsx'
import { NeedsModel } from './needs-model.tsx'
import { QuestionField } from './question-field.tsx'
import { TemplateField } from './template-field.tsx'
import type { Asking } from './use-asking.ts'

interface AskFieldsProps {
  asking: Asking
  /** Only local models are offered, and it is said why. */
  localOnly: boolean
  /** Somebody has pressed the button: what is missing is said. */
  isChecked: boolean
  onAsk: () => void
}

/** The fields of a question: what kind of answer, to which words, by whom. */
export function AskFields({ asking, localOnly, isChecked, onAsk }: AskFieldsProps) {
  const { problem } = asking
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TemplateField value={asking.id} templates={asking.templates} onChoose={asking.setChosen} />
        <ModelsField offered={asking.offered} chosen={asking.model} onChoose={asking.setModel} />
      </div>
      <QuestionField
        value={asking.question}
        wants={asking.wants}
        problem={isChecked || problem === 'analysis.question_too_long' ? problem : null}
        onChange={asking.type}
        onAsk={onAsk}
      />
      {localOnly && (
        <p className="-mt-2 text-muted text-sm">
          Kept on this server: only models that run here are offered.
        </p>
      )}
      <NeedsModel {...{ asking, localOnly }} />
    </>
  )
}
