import type { Run } from '#contracts/analysis.ts'
import type { Span } from '#contracts/span.ts'
import type { DraftClaim } from '#server/models/provider.ts'
import { call, type ModelDesk } from './call.ts'
import { claimOf } from './claim-of.ts'
import { digest, type PartNote } from './digest.ts'
import type { ModelQuestion } from './model-question.ts'
import { outputTokens, type Plan, planReading, roomFor } from './plan.ts'
import { fenced, partPrompt, questionPrompt, systemPrompt } from './prompt.ts'
import { answerShape } from './shape.ts'
import { joinSpans } from './spans.ts'

export type ModelAnswer =
  | { type: 'reading'; reading: Run['reading']; parts: readonly Span[] }
  | { type: 'progress'; done: number; of: number }
  | { type: 'claim'; claim: DraftClaim }
  | { type: 'text'; text: string }

/** Parts that are read at once. */
const AT_ONCE = 3

/**
 * Asks a language model: all of the text where it fits, else what bears on the question, or part by part with the
 * answers put together. Nothing it says is believed here. Throws AppError `model.*`.
 */
export async function* askModel(desk: ModelDesk, asked: ModelQuestion): AsyncGenerator<ModelAnswer> {
  const schema = answerShape(asked.template.output)
  const system = systemPrompt(asked.template, schema)
  const closing = questionPrompt(asked.template, asked.question)
  const room = roomFor(desk.model, system + closing)
  const plan = planReading({ ...asked, reads: asked.template.reads, room })
  const parts = await partsOf(plan, asked)
  yield { type: 'reading', reading: plan.reading, parts }

  const request = { system, schema, maxOutputTokens: outputTokens(desk.model) }
  if (plan.reading !== 'map_reduce') {
    const prompt = `${fenced(asked.text, asked.pages, parts)}\n\n${closing}`
    for await (const event of call(desk, { ...request, prompt }))
      yield event.type === 'text' ? event : { type: 'claim', claim: claimOf(event.drafted, asked.template) }
    return
  }
  yield* inParts(desk, { asked, parts, request, closing })
}

async function partsOf(plan: Plan, asked: ModelQuestion): Promise<Span[]> {
  if (plan.reading !== 'passages') return plan.parts
  const found = await asked.find(asked.question ?? asked.template.goal)
  // Nothing found by search is no proof that nothing is there: the model then sees how the text begins.
  const candidates = found.length > 0 ? found : [{ start: 0, end: Math.floor(plan.room * 0.8) }]
  return fitting(candidates, plan.room, asked.text.length)
}

/** The best spans that fit, in the order of the text, overlapping ones joined. */
function fitting(candidates: readonly Span[], room: number, length: number): Span[] {
  const chosen: Span[] = []
  // 1.2 tokens a unit is the worst case; most texts take a quarter of it, so that the guess is by 0.45.
  let left = room / 0.45
  for (const span of candidates) {
    if (span.end - span.start > left) continue
    left -= span.end - span.start + 40
    chosen.push({ start: span.start, end: Math.min(span.end, length) })
  }
  return joinSpans(chosen, 2)
}

async function* inParts(
  desk: ModelDesk,
  input: {
    asked: ModelQuestion
    parts: readonly Span[]
    request: { system: string; schema: ReturnType<typeof answerShape>; maxOutputTokens: number }
    closing: string
  },
): AsyncGenerator<ModelAnswer> {
  const { asked, parts } = input
  const notes: PartNote[] = []
  for (let from = 0; from < parts.length; from += AT_ONCE) {
    const batch = parts.slice(from, from + AT_ONCE).map((part, index) => readPart(part, from + index))
    for (const claims of await Promise.all(batch)) {
      for (const claim of claims) {
        const places = claim.quotes.map(asked.place)
        if (isKnown(notes, claim, places)) continue
        notes.push({ claim, places })
        if (asked.template.combine === 'list') yield { type: 'claim', claim }
      }
    }
    yield { type: 'progress', done: Math.min(from + AT_ONCE, parts.length), of: parts.length }
  }
  if (asked.template.combine === 'digest')
    for await (const claim of digest(desk, asked, notes)) yield { type: 'claim', claim }

  async function readPart(part: Span, index: number): Promise<DraftClaim[]> {
    const claims: DraftClaim[] = []
    const prompt = [
      fenced(asked.text, asked.pages, [part]),
      partPrompt(index + 1, parts.length),
      input.closing,
    ].join('\n\n')
    for await (const event of call(desk, { ...input.request, prompt }))
      if (event.type === 'claim') claims.push(claimOf(event.drafted, asked.template))
    return claims
  }
}

/** The same statement on the same words was noted before: parts repeat what stands in heads and at their seams. */
function isKnown(notes: readonly PartNote[], claim: DraftClaim, places: readonly (Span | null)[]): boolean {
  return notes.some(
    (note) =>
      note.claim.text.toLowerCase() === claim.text.toLowerCase() &&
      places.every((place) => !place || note.places.some((other) => other?.start === place.start)),
  )
}
