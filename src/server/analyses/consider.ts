import { type Ask, MAX_QUESTION } from '#contracts/analysis.ts'
import type { Template } from '#contracts/template.ts'
import { type OwnedDocument, ownedDocument } from '#server/documents/access.ts'
import { findText, type TextVersion } from '#server/documents/repo.ts'
import type { Provider } from '#server/models/provider.ts'
import type { Providers } from '#server/models/registry.ts'
import { requireUsable } from '#server/models/switches.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { cacheKey } from './cache.ts'
import { TEMPLATES } from './templates/registry.ts'

export type AskDeps = Pick<Deps, 'db' | 'queue' | 'env' | 'metrics'> & { providers: Providers }

/** A question that can be asked: who is asked what, about which text, and under which key its answer is kept. */
export interface Considered {
  template: Template
  prompt: string
  provider: Provider
  document: OwnedDocument
  text: TextVersion
  key: string
}

/**
 * Checks a question before anything is done for it. Throws `document.not_found`, `document.in_trash`,
 * `document.not_ready`, `analysis.question_missing`, `analysis.question_too_long`, `analysis.unknown_model`,
 * `analysis.template_needs_model`, `model.switched_off`, `model.stays_here`.
 */
export async function consider(
  deps: Pick<AskDeps, 'db' | 'providers'>,
  input: Omit<Ask, 'fresh'> & { userId: number },
): Promise<Considered> {
  const template = TEMPLATES[input.template]
  const prompt = checkedQuestion(template, input.question)
  const provider = deps.providers.get(input.model)
  if (!provider) {
    if (deps.providers.unusable?.some(({ id }) => id === input.model))
      throw new AppError('model.no_key', { model: input.model })
    throw new AppError('analysis.unknown_model', { model: input.model, known: [...deps.providers.keys()] })
  }
  if (provider.kind === 'analyst' && !template.extractive)
    throw new AppError('analysis.template_needs_model', { template: template.id })
  await requireUsable(deps, provider.id)
  const document = await ownedDocument(deps, { userId: input.userId, id: input.documentId })
  const text = await findText(deps.db, { documentId: document.id })
  if (document.deletedAt !== null) throw new AppError('document.in_trash', { documentId: document.id })
  if (!text) throw new AppError('document.not_ready', { documentId: document.id })
  if (document.localOnly && !provider.local)
    throw new AppError('model.stays_here', { documentId: document.id, model: provider.id })
  const key = cacheKey({
    userId: input.userId,
    textId: text.id,
    sha256: document.sha256,
    pipelineVersion: text.pipelineVersion,
    template,
    model: input.model,
    prompt,
    parameters: {},
  })
  return { template, prompt, provider, document, text, key }
}

/** The question as it is asked and kept; '' for a template that takes none, or has none to take. */
function checkedQuestion(template: Template, given: string): string {
  if (template.question === 'none') return ''
  const question = given.normalize('NFC').trim()
  if (question === '' && template.question === 'needed') throw new AppError('analysis.question_missing')
  if (question.length > MAX_QUESTION)
    throw new AppError('analysis.question_too_long', { length: question.length, limit: MAX_QUESTION })
  return question
}
