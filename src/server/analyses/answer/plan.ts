import type { Span } from '#contracts/span.ts'
import { AppError } from '#server/platform/errors.ts'
import { tokensOf } from './tokens.ts'

/** What a model can be given, in tokens. */
export interface Room {
  contextTokens: number
  outputTokens: number
}

/** How a text goes to a model: all of it in one call, part by part, or only what bears on the question. */
export type Plan =
  | { reading: 'whole'; parts: [Span] }
  | { reading: 'map_reduce'; parts: Span[] }
  | { reading: 'passages'; room: number }

/** A page mark and the fence around the text. */
const PER_PAGE = 8
/** Below this a call would hold less than a page of a book. */
const LEAST_ROOM = 400
/** More calls than this cost more than anybody means to spend on one question. */
const MOST_PARTS = 200

/** What a model may write in one call, in tokens: a quarter of its context at most, so that there is text to read. */
export function outputTokens(room: Room): number {
  return Math.max(256, Math.min(room.outputTokens, 8_000, Math.floor(room.contextTokens / 4)))
}

/** What is left for a document's text, in tokens, beside the instructions and the answer. */
export function roomFor(room: Room, instructions: string): number {
  return room.contextTokens - outputTokens(room) - tokensOf(instructions) - 200
}

/**
 * Chooses how a text is read: whole when it fits, else by passages or in parts. Parts end where pages do, or
 * paragraphs when a page is too long. Throws `model.context_too_small`.
 */
export function planReading(input: {
  text: string
  pages: readonly Span[]
  reads: 'whole' | 'passages'
  room: number
}): Plan {
  const { text, pages, room } = input
  const whole: Span = { start: 0, end: text.length }
  if (tokensOf(text) + pages.length * PER_PAGE <= room) return { reading: 'whole', parts: [whole] }
  if (room < LEAST_ROOM) throw new AppError('model.context_too_small')
  if (input.reads === 'passages') return { reading: 'passages', room }
  const parts = partsOf(text, pages, room)
  if (parts.length > MOST_PARTS) throw new AppError('model.context_too_small', { parts: parts.length })
  return { reading: 'map_reduce', parts }
}

function partsOf(text: string, pages: readonly Span[], room: number): Span[] {
  const parts: Span[] = []
  let open: Span | null = null
  let used = 0
  for (const piece of pages.flatMap((page) => piecesOf(text, page, room))) {
    const size = tokensOf(text.slice(piece.start, piece.end)) + PER_PAGE
    if (open && used + size <= room) {
      open.end = piece.end
      used += size
      continue
    }
    open = { ...piece }
    parts.push(open)
    used = size
  }
  return parts
}

/** A page, or when it alone is too long its paragraphs, lines or words, as few as fit. */
function piecesOf(text: string, page: Span, room: number): Span[] {
  if (tokensOf(text.slice(page.start, page.end)) + PER_PAGE <= room) return [page]
  // Even Han takes no more than 1.2 tokens a unit, so that this much always fits.
  const most = Math.floor((room - PER_PAGE) / 1.2)
  const pieces: Span[] = []
  for (let start = page.start; start < page.end; ) {
    const end = start + most >= page.end ? page.end : cutBefore(text, start, start + most)
    pieces.push({ start, end })
    start = end
  }
  return pieces
}

/** The last good place to cut in the second half of `[start, end)`: after a paragraph, a line, a sentence, a word. */
function cutBefore(text: string, start: number, end: number): number {
  const from = start + Math.floor((end - start) / 2)
  for (const mark of ['\n\n', '\n', '. ', '。', ' ']) {
    const at = text.lastIndexOf(mark, end - mark.length)
    if (at >= from) return at + mark.length
  }
  // Never between the halves of a surrogate pair.
  return /[\uD800-\uDBFF]/.test(text[end - 1] ?? '') ? end - 1 : end
}
