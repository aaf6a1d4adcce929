import { useState } from 'react'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import type { TemplateId } from '#contracts/template.ts'
import { keepLastModel, lastModel } from './last-model.ts'

interface Form {
  /** Null: what the question suggests. */
  chosen: TemplateId | null
  question: string
  /** Who is wished for; whether that one can be asked is another matter. */
  wished: string
}

/**
 * What stands in the form: what the reader put there, else what was asked for the analysis that is shown, else the
 * model that was chosen last. Opening another analysis sets the form to it; words typed before the first has come stay.
 */
export function useForm(shown: AnalysisDetail | undefined) {
  const [own, setOwn] = useState<Form | null>(null)
  const [shownId, setShownId] = useState<number | null>(null)
  const [empty] = useState<Form>(() => ({ chosen: null, question: '', wished: lastModel() }))
  if (shown && shown.id !== shownId) {
    setShownId(shown.id)
    if (shownId !== null) setOwn(null)
  }
  const form = own ?? (shown ? formOf(shown) : empty)
  return {
    ...form,
    setChosen: (chosen: TemplateId | null) => setOwn((last) => ({ ...(last ?? form), chosen })),
    setQuestion: (question: string) => setOwn((last) => ({ ...(last ?? form), question })),
    setModel(wished: string) {
      keepLastModel(wished)
      setOwn((last) => ({ ...(last ?? form), wished }))
    },
  }
}

function formOf({ template, question, model }: AnalysisDetail): Form {
  return { chosen: template, question, wished: model }
}
