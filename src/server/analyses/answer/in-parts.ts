import type { Span } from '#contracts/span.ts'
import type { DraftClaim } from '#server/models/provider.ts'
import { call, type ModelDesk, telling } from './call.ts'
import { claimOf } from './claim-of.ts'
import { digest, type PartNote } from './digest.ts'
import type { ModelAnswer, ModelQuestion } from './model-question.ts'
import { fenced, partPrompt } from './prompt.ts'
import type { answerShape } from './shape.ts'

/** Parts that are read at once. */
const AT_ONCE = 3

interface Reading {
  asked: ModelQuestion
  parts: readonly Span[]
  request: { system: string; schema: ReturnType<typeof answerShape>; maxOutputTokens: number }
  closing: string
}

/**
 * Reads a text part by part, a few at once. Where a call fails, those beside it are let finish, for they are paid
 * for; what has been read by then is given as it is, and then the fault is thrown.
 */
export async function* inParts(desk: ModelDesk, reading: Reading): AsyncGenerator<ModelAnswer> {
  const { asked, parts } = reading
  const isList = asked.template.combine === 'list'
  const notes = notebook(asked)
  for (let from = 0; from < parts.length; from += AT_ONCE) {
    const batch = parts
      .slice(from, from + AT_ONCE)
      .map((part, index) => readPart(desk, reading, part, from + index))
    const read = await Promise.all(batch)
    for (const claim of read.flatMap(({ claims }) => claims))
      if (notes.add(claim) && isList) yield { type: 'claim', claim }
    const failed = read.find(({ fault }) => fault !== null)
    if (failed) {
      if (!isList) for (const { claim } of notes.all()) yield { type: 'claim', claim }
      throw failed.fault
    }
    yield { type: 'progress', done: Math.min(from + AT_ONCE, parts.length), of: parts.length }
  }
  if (!isList) for await (const claim of digest(desk, asked, notes.all())) yield { type: 'claim', claim }
}

/** The claims of one part; with what broke it off, if anything did. */
async function readPart(
  desk: ModelDesk,
  { asked, parts, request, closing }: Reading,
  part: Span,
  index: number,
): Promise<{ claims: DraftClaim[]; fault: unknown }> {
  const claims: DraftClaim[] = []
  const text = fenced(asked.text, asked.pages, [part])
  const prompt = [text, partPrompt(index + 1, parts.length), closing].join('\n\n')
  try {
    for await (const event of telling(call(desk, { ...request, prompt })))
      if (event.type === 'claim') claims.push(claimOf(event.drafted, asked))
    return { claims, fault: null }
  } catch (fault) {
    return { claims, fault }
  }
}

/** The notes on the parts, without doubles: parts repeat what stands in heads and at their seams. */
function notebook(asked: ModelQuestion) {
  const notes: PartNote[] = []
  const known = new Map<string, PartNote[]>()
  return {
    all: (): readonly PartNote[] => notes,
    /** False when the same statement on the same words was noted before. */
    add(claim: DraftClaim): boolean {
      const words = JSON.stringify([claim.text.toLowerCase(), claim.cells ?? null])
      const places = claim.quotes.map(asked.place)
      const same = known.get(words) ?? []
      const isKnown = same.some((note) =>
        places.every((place) => !place || note.places.some((other) => other?.start === place.start)),
      )
      if (isKnown) return false
      const note = { claim, places }
      known.set(words, [...same, note])
      notes.push(note)
      return true
    },
  }
}
