import type { Claim } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import type { PageInfo } from '#contracts/document.ts'
import { askModel } from '#server/analyses/answer/ask-model.ts'
import type { ModelQuestion } from '#server/analyses/answer/model-question.ts'
import { repair } from '#server/analyses/answer/repair.ts'
import { claimKeeper } from '#server/analyses/keep.ts'
import { TEMPLATES } from '#server/analyses/templates/registry.ts'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import type { Provider } from '#server/models/provider.ts'

type KeeperInput = Parameters<typeof claimKeeper>[1]

/**
 * What a provider answers to a question about a text, asked, judged and asked again by the modules of the product.
 * Only the database is left out: nothing is written.
 */
export async function answer(
  provider: Provider,
  { text, question }: { text: string; question: string },
): Promise<readonly Claim[]> {
  const signal = AbortSignal.timeout(300_000)
  const pages = [{ number: 1, start: 0, end: text.length }] as PageInfo[]
  const language = /\b(?:der|und|ist)\b/.test(text) ? 'de' : 'en'
  const prepared = prepare(text)
  const keeper = claimKeeper(
    { db: { page: { findUnique: async () => null } } as never },
    {
      attempt: { write: async () => undefined } as unknown as KeeperInput['attempt'],
      task: { id: 0, textId: 0 } as KeeperInput['task'],
      evidence: { textId: 0, prepared, skippable: [], pages, language },
    },
  )
  if (provider.kind === 'analyst') {
    const request = {
      template: 'question' as const,
      question,
      source: { text, pages, skippable: [], language },
    }
    for await (const event of provider.answer(request, signal))
      if (event.type === 'claim') await keeper.add(event.claim)
    return keeper.claims()
  }
  const desk = { model: provider, signal, spend: async () => undefined, allow: async () => undefined }
  const asked: ModelQuestion = {
    ...{ template: TEMPLATES.question, question, text, pages, find: async () => [] },
    place(quote) {
      const { status, start, end } = verifyQuote(prepared, quote)
      return isVerified(status) && start !== null && end !== null ? { start, end } : null
    },
  }
  for await (const event of askModel(desk, asked)) if (event.type === 'claim') await keeper.add(event.claim)
  for await (const { ordinal, draft } of repair(desk, asked, [...keeper.claims()]))
    await keeper.revise(ordinal, draft)
  return keeper.claims()
}
