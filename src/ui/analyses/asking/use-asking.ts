import type { AnalysisDetail, Ask } from '#contracts/analysis.ts'
import type { Model } from '#contracts/model.ts'
import type { Template, TemplateId } from '#contracts/template.ts'
import { useModels, useTemplates } from '../use-analyses.ts'
import { allowedFor, usableModel } from './model-words.ts'
import { questionProblem } from './question-problem.ts'
import { useForm } from './use-form.ts'

/** Why the built-in analyst can't do the chosen analysis: another model may (`choose`), or there is none (`none`). */
export type NeedsModel = 'choose' | 'none' | null

/** The form of a question: what is chosen, what it means, and what is wrong with it. */
export function useAsking(shown: AnalysisDetail | undefined, localOnly: boolean) {
  const templates = useTemplates()
  const models = useModels()
  const form = useForm(shown)
  const offered = allowedFor(models.data ?? [], localOnly)
  const id: TemplateId = form.chosen ?? (form.question === '' ? 'summary' : 'question')
  const template = templates.data?.find((one) => one.id === id)
  const model = usableModel(offered, form.wished)
  const wants = wantsQuestion(template, id)
  const question = wants === 'none' ? '' : form.question
  return {
    ...form,
    id,
    template,
    templates: templates.data,
    offered,
    model,
    chosenModel: offered.find((one) => one.id === model),
    wants,
    question: form.question,
    problem: questionProblem(form.question, wants === 'needed'),
    needsModel: needsModel(template, model, offered),
    error: templates.error ?? models.error,
    /** What is asked, of whichever document. */
    words: { template: id, question, model, fresh: false } satisfies Omit<Ask, 'documentId'>,
    /** Whoever types a question wants it answered: an analysis that takes one is chosen. */
    type(words: string) {
      form.setQuestion(words)
      if (wants === 'none') form.setChosen(null)
    },
  }
}

export type Asking = ReturnType<typeof useAsking>

/** Until the templates are known, the two that stand in the select are. */
function wantsQuestion(template: Template | undefined, id: TemplateId): Template['question'] {
  return template?.question ?? (id === 'question' ? 'needed' : 'none')
}

function needsModel(template: Template | undefined, model: string, offered: readonly Model[]): NeedsModel {
  if (!template || template.extractive || model !== 'extractive') return null
  return offered.some(({ id, obstacle }) => id !== 'extractive' && obstacle === null) ? 'choose' : 'none'
}
