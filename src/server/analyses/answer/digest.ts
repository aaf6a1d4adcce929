import type { TextQuoteSelector } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'
import type { DraftClaim } from '#server/models/provider.ts'
import { call, type ModelDesk } from './call.ts'
import { sectionFor } from './claim-of.ts'
import type { ModelQuestion } from './model-question.ts'
import { outputTokens, roomFor } from './plan.ts'
import { digestPrompt, type Note, questionPrompt, systemPrompt } from './prompt.ts'
import { digestShape } from './shape.ts'
import { tokensOf } from './tokens.ts'

/** A statement that was taken from a part, with the places of those of its quotes that were found. */
export interface PartNote {
  claim: DraftClaim
  places: (Span | null)[]
}

/** Rounds of thinning out before the last one; each halves the notes at least. */
const MOST_ROUNDS = 8
const MOST_QUOTES = 6

/**
 * Makes the statements for the whole of a long document out of the notes on its parts. The model names notes by
 * number and never writes a quote here: what the statements rest on is what was found in the text before. Notes
 * without a quote that was found are left out.
 */
export async function* digest(
  desk: ModelDesk,
  asked: ModelQuestion,
  notes: readonly PartNote[],
): AsyncGenerator<DraftClaim> {
  const schema = digestShape(asked.template.output)
  const system = systemPrompt(asked.template, schema)
  const closing = questionPrompt(asked.template, asked.question)
  const room = roomFor(desk.model, system + closing) - 120
  const request = { system, schema, maxOutputTokens: outputTokens(desk.model) }
  let kept = notes.filter(({ places }) => places.some((place) => place !== null))

  for (let round = 0; round < MOST_ROUNDS && sizeOf(kept) > room; round += 1) {
    const before = kept.length
    const groups = groupsOf(kept, room)
    kept = (await Promise.all(groups.map((group) => thinned(group)))).flat()
    if (kept.length >= before) break
  }
  const fits = spread(kept, room)
  if (fits.length === 0) return
  let says = false
  for await (const { text, section, notes: numbers } of drafts(fits, true)) {
    const of = [...new Set(numbers)].flatMap((number) => fits[number - 1] ?? [])
    // Without a note it rests on nothing that was read.
    if (text === '' || of.length === 0) continue
    says = true
    yield { section: sectionFor(section, asked), text, quotes: quotesOf(of) }
  }
  // A model that made nothing of the notes has still taken them.
  if (!says) for (const { claim, places } of fits) yield { ...claim, quotes: quotesOf([{ claim, places }]) }

  async function thinned(group: PartNote[]): Promise<PartNote[]> {
    const chosen = new Set<number>()
    for await (const { notes: numbers } of drafts(group, false))
      for (const number of numbers) chosen.add(number)
    const left = group.filter((_, index) => chosen.has(index + 1))
    // One that chooses nothing must not lose a part of the document.
    return everyNth(left.length > 0 ? left : group, Math.ceil(group.length / 2))
  }

  async function* drafts(group: readonly PartNote[], isLast: boolean) {
    const prompt = `${digestPrompt(
      group.map((note, index) => noteOf(note, index, asked)),
      isLast,
    )}\n\n${closing}`
    for await (const event of call(desk, { ...request, prompt }))
      if (event.type === 'claim') yield event.drafted
  }
}

function noteOf({ claim, places }: PartNote, index: number, { pages }: ModelQuestion): Note {
  const on = places.flatMap((place) => pages.find((page) => place && place.start < page.end)?.number ?? [])
  return { number: index + 1, text: claim.text, section: claim.section, pages: [...new Set(on)] }
}

function sizeOf(notes: readonly PartNote[]): number {
  return notes.reduce((sum, { claim }) => sum + sizeOfNote(claim), 0)
}

function sizeOfNote(claim: DraftClaim): number {
  return tokensOf(claim.text) + tokensOf(claim.section ?? '') + 12
}

/** Notes in order, in groups that fit a call. */
function groupsOf(notes: readonly PartNote[], room: number): PartNote[][] {
  const groups: PartNote[][] = []
  let used = Number.POSITIVE_INFINITY
  for (const note of notes) {
    const size = sizeOfNote(note.claim)
    if (used + size > room) {
      groups.push([])
      used = 0
    }
    groups.at(-1)?.push(note)
    used += size
  }
  return groups
}

/** The notes that fit a call: all, or evenly spread over the document, so that its end counts like its beginning. */
function spread(notes: readonly PartNote[], room: number): PartNote[] {
  let fits = [...notes]
  while (fits.length > 1 && sizeOf(fits) > room) fits = everyNth(fits, Math.floor(fits.length * 0.8))
  return fits
}

/** `most` of the notes at most, evenly spread. */
function everyNth(notes: readonly PartNote[], most: number): PartNote[] {
  if (notes.length <= most) return [...notes]
  return Array.from({ length: most }, (_, index) => notes[Math.floor((index * notes.length) / most)]).flatMap(
    (note) => note ?? [],
  )
}

function quotesOf(notes: readonly PartNote[]): TextQuoteSelector[] {
  const found = notes.flatMap(({ claim, places }) => claim.quotes.filter((_, index) => places[index] != null))
  return found.slice(0, MOST_QUOTES)
}
