import type { Ask } from '#contracts/analysis.ts'
import type { Estimate } from '#contracts/model.ts'
import { listPages } from '#server/documents/repo.ts'
import { textContent } from '#server/documents/text.ts'
import { outputTokens, planReading, roomFor } from './answer/plan.ts'
import { questionPrompt, systemPrompt } from './answer/prompt.ts'
import { answerShape } from './answer/shape.ts'
import { tokensOf } from './answer/tokens.ts'
import { type AskDeps, consider } from './consider.ts'
import { findCachedRun } from './repo.ts'
import { costOf } from './spend.ts'

/** Instructions, marks and the question of each call, in tokens, beside the text. */
const PER_CALL = 900
/** What models write for a question, a list or a digest, as a share of what they may; measured on none, a rule of thumb. */
const WRITTEN = 0.25

const NOTHING: Omit<Estimate, 'cached'> = {
  reading: 'whole',
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
}

/** What a question would take, by the very plan that is then followed. Throws what `consider` throws. */
export async function estimate(
  deps: Pick<AskDeps, 'db' | 'providers'>,
  input: Ask & { userId: number },
): Promise<Estimate> {
  const { template, prompt, provider, text, key } = await consider(deps, input)
  if (!input.fresh && (await findCachedRun(deps.db, key)) !== null) return { ...NOTHING, cached: true }
  if (provider.kind === 'analyst') return { ...NOTHING, cached: false }

  const { content } = await textContent(deps, text.id)
  const instructions =
    systemPrompt(template, answerShape(template.output)) + questionPrompt(template, prompt || null)
  const room = roomFor(provider, instructions)
  const pages = await listPages(deps.db, text.id)
  const plan = planReading({ text: content, pages, reads: template.reads, room })
  const digests = plan.reading === 'map_reduce' && template.combine === 'digest' ? 1 : 0
  const calls = (plan.reading === 'map_reduce' ? plan.parts.length : 1) + digests
  const read = plan.reading === 'passages' ? plan.room : tokensOf(content)
  const inputTokens = read + calls * PER_CALL
  const written = Math.ceil(calls * outputTokens(provider) * WRITTEN)
  return {
    reading: plan.reading,
    calls,
    inputTokens,
    outputTokens: written,
    costMicros: costOf(provider.price, { inputTokens, outputTokens: written }),
    cached: false,
  }
}
