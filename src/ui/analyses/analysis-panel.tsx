'use client'
import { type SyntheticEvent, useState } from 'react'
import type { AnalysisDetail, Ask } from '#contracts/analysis.ts'
import type { TemplateId } from '#contracts/template.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { SelectField } from '#ui/parts/field.tsx'
import { ModelsField } from './models-field.tsx'
import { QuestionField } from './question-field.tsx'
import { questionProblem } from './question-problem.ts'
import { useTemplates } from './use-analyses.ts'
import { useForm } from './use-form.ts'

interface AnalysisPanelProps {
  documentId: number
  /** What is shown below, as soon as it is known: the form stands at what was asked there. */
  shown: AnalysisDetail | undefined
  /** Sent off, and not yet accepted. */
  isAsking: boolean
  error: unknown
  onAsk: (ask: Ask) => void
}

/** Stands in the select for the moment until the templates are known. */
const LOADING = [
  { id: 'summary', label: 'Summary' },
  { id: 'question', label: 'Question' },
]

/** What to ask of this document, and whom. */
export function AnalysisPanel({ documentId, shown, isAsking, error, onAsk }: AnalysisPanelProps) {
  const { data: templates, error: unknown } = useTemplates()
  const { chosen, question, model, setChosen, setQuestion, setModel } = useForm(shown)
  const [isChecked, setChecked] = useState(false)
  const id = chosen ?? (question === '' ? 'summary' : 'question')
  const template = templates?.find((one) => one.id === id)
  const takesQuestion = template ? template.question !== 'none' : id === 'question'
  const needsQuestion = template ? template.question === 'needed' : id === 'question'
  const problem = questionProblem(question, needsQuestion)

  /** Whoever types a question wants it answered: the analysis that takes one is chosen. */
  function type(words: string) {
    setQuestion(words)
    if (!takesQuestion) setChosen(null)
  }

  function ask(event?: SyntheticEvent) {
    event?.preventDefault()
    setChecked(true)
    if (problem || isAsking) return
    onAsk({ documentId, template: id, question: takesQuestion ? question : '', model, fresh: false })
  }

  return (
    <section aria-label="Analysis" className="border-line border-b bg-surface px-4 py-3">
      <form onSubmit={ask} noValidate className="flex flex-col gap-3">
        <SelectField
          label="Analysis"
          value={id}
          hint={template?.description}
          onChange={(event) => setChosen(event.target.value as TemplateId)}
        >
          {(templates ?? LOADING).map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </SelectField>
        <QuestionField
          value={question}
          isNeeded={needsQuestion}
          problem={isChecked || problem === 'analysis.question_too_long' ? problem : null}
          onChange={type}
          onAsk={ask}
        />
        <div className="flex flex-wrap items-end justify-between gap-3">
          <ModelsField chosen={model} onChoose={setModel} />
          <Button type="submit" look="primary" busy={isAsking}>
            Analyse
          </Button>
        </div>
        {Boolean(error ?? unknown) && <ProblemNotice error={error ?? unknown} />}
      </form>
    </section>
  )
}
