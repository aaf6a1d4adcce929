import type { Ask } from '#contracts/analysis.ts'
import type { Estimate } from '#contracts/model.ts'
import { listPages } from '#server/documents/repo.ts'
import { textContent } from '#server/documents/text.ts'
import { outputTokens, planReading, roomFor } from './answer/plan.ts'
import { questionPrompt, systemPrompt } from './answer/prompt.ts'
import { answerShape } from './answer/shape.ts'
import { tokensOf } from './answer/tokens.ts'
import { type AskDeps, consider } from './consider.ts'
import { findCachedRun } from './runs/repo.ts'
import { costOf } from './spend.ts'

/** The fence and the marks of pages in each call, in tokens, beside the text. */
const MARKS = 60
/** What models note on each part of a long document, and the tokens of a note: a rule of thumb, as the share below. */
const NOTES_A_PART = 4
const NOTE = 40
/** What models write for a question, a list or a digest, as a share of what they may; measured on none, a rule of thumb. */
const WRITTEN = 0.25

const NOTHING: Omit<Estimate, 'cached'> = {
  reading: 'whole',
  calls: 0,
  inputTokens: 0,
  outputTokens: 0,
  costMicros: 0,
}

/**
 * What a question would take, by the very plan that is then followed; second tries at quotes are not in it. Throws
 * what `consider` throws.
 */
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
  const parts = plan.reading === 'map_reduce' ? plan.parts.length : 1
  const notes = parts > 1 && template.combine === 'digest' ? parts * NOTES_A_PART * NOTE : 0
  const digests = notes > 0 ? digestCalls(notes, room) : 0
  const calls = parts + digests
  const read = plan.reading === 'passages' ? plan.room : tokensOf(content)
  const inputTokens =
    read + Math.min(notes * 2, digests * room) + calls * tokensOf(instructions) + calls * MARKS
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

/** Calls that put notes of so many tokens together: those that thin them out, each by half at least, and the last one. */
function digestCalls(notes: number, room: number): number {
  const groups = Math.ceil(notes / room)
  return groups <= 1 ? 1 : groups + digestCalls(notes / 2, room)
}
