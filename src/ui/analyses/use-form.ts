import { useState } from 'react'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import type { TemplateId } from '#contracts/template.ts'

interface Form {
  /** Null: what the question suggests. */
  chosen: TemplateId | null
  question: string
  model: string
}

const EMPTY: Form = { chosen: null, question: '', model: 'extractive' }

/**
 * What stands in the form: what the reader put there, else what was asked for the analysis that is shown. Opening
 * another analysis sets the form to it; words typed before the first has come stay.
 */
export function useForm(shown: AnalysisDetail | undefined) {
  const [own, setOwn] = useState<Form | null>(null)
  const [shownId, setShownId] = useState<number | null>(null)
  if (shown && shown.id !== shownId) {
    setShownId(shown.id)
    if (shownId !== null) setOwn(null)
  }
  const form = own ?? (shown ? formOf(shown) : EMPTY)
  return {
    ...form,
    setChosen: (chosen: TemplateId | null) => setOwn((last) => ({ ...(last ?? form), chosen })),
    setQuestion: (question: string) => setOwn((last) => ({ ...(last ?? form), question })),
    setModel: (model: string) => setOwn((last) => ({ ...(last ?? form), model })),
  }
}

function formOf({ template, question, model }: AnalysisDetail): Form {
  return { chosen: template, question, model }
}
