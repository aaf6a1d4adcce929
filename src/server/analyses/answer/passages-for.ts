import type { Span } from '#contracts/span.ts'
import type { ModelQuestion } from './model-question.ts'
import { joinSpans } from './spans.ts'
import { tokensOf } from './tokens.ts'

/** The marks between passages, in tokens. */
const PER_PASSAGE = 20

/** What of a long text bears on the question, as much as there is room for, in the order of the text. */
export async function passagesFor(asked: ModelQuestion, room: number): Promise<Span[]> {
  const found = await asked.find(asked.question ?? asked.template.goal)
  // Nothing found by search is no proof that nothing is there: the model then sees how the text begins.
  const [best = { start: 0, end: asked.text.length }] = found
  const chosen = fitting(asked.text, found, room)
  return chosen.length > 0 ? chosen : [middleOf(best, found.length === 0, room)]
}

/** The best spans that fit, in the order of the text, overlapping ones joined. */
export function fitting(text: string, candidates: readonly Span[], room: number): Span[] {
  const chosen: Span[] = []
  let left = room
  for (const span of candidates) {
    const size = tokensOf(text.slice(span.start, span.end)) + PER_PASSAGE
    if (size > left) continue
    left -= size
    chosen.push({ ...span })
  }
  return joinSpans(chosen, 2)
}

/** As much of a span as surely fits, from its middle or its beginning. No letter takes more than 1.2 tokens. */
function middleOf({ start, end }: Span, fromStart: boolean, room: number): Span {
  const length = Math.min(end - start, Math.floor((room - PER_PASSAGE) / 1.2))
  const from = fromStart ? start : start + Math.floor((end - start - length) / 2)
  return { start: from, end: from + length }
}
