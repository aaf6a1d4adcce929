import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { Citation, Claim, PageMarks, Unshown } from '#contracts/analysis.ts'
import { isVerified, type TextQuoteSelector } from '#contracts/citation.ts'
import type { PageInfo } from '#contracts/document.ts'
import { type CharBoxes, decodeBoxes } from '#contracts/geometry.ts'
import type { Span } from '#contracts/span.ts'
import { marksFor } from '#server/citations/marks.ts'
import { type Place, placeOf } from '#server/citations/sentence.ts'
import { supportOf } from '#server/citations/support.ts'
import { type PreparedText, verifyQuote } from '#server/citations/verify.ts'
import { findPage } from '#server/documents/repo.ts'
import type { DraftClaim } from '#server/models/provider.ts'
import type { Deps } from '#server/platform/deps.ts'

const unsqueeze = promisify(inflate)

/** A text that claims are judged against. */
export interface Evidence {
  textId: number
  prepared: PreparedText
  skippable: Span[]
  pages: PageInfo[]
  language: string | null
}

/**
 * Takes nothing on a model's word: finds each quote in the text, marks where it stands, and says what of the claim
 * its verified quotes don't show. `numbers` are those of its citations within the run, one a quote.
 */
export async function judge(
  deps: Pick<Deps, 'db'>,
  input: { draft: DraftClaim; evidence: Evidence; ordinal: number; numbers: number[] },
): Promise<Claim> {
  const { draft, evidence, ordinal } = input
  const citations: Citation[] = []
  for (const [index, quote] of draft.quotes.entries())
    citations.push(await cite(deps, { quote, evidence, number: input.numbers[index] ?? index + 1 }))
  const said = [draft.text, ...Object.values(draft.cells ?? {})]
  const unshown = unshownOf(said, shownBy(citations, evidence), evidence.language)
  return {
    ordinal,
    section: draft.section,
    text: draft.text,
    cells: draft.cells ?? null,
    retried: false,
    review: { verdict: null, note: '' },
    unshown,
    citations,
  }
}

/** What of a statement, and of each cell of its row, the verified quotes don't show; each thing once. */
function unshownOf(said: readonly string[], shown: readonly Place[], language: string | null): Unshown[] {
  const found = said
    .filter((words) => words !== '')
    .flatMap((words) => supportOf(words, shown, language ?? undefined).unshown)
  return [...new Map(found.map((one) => [`${one.kind} ${one.text}`, one])).values()]
}

/** The quotes that were found, each with its sentence: a "not" just before it counts. */
function shownBy(citations: readonly Citation[], { prepared }: Evidence): Place[] {
  return citations.flatMap(({ status, exact, start, end }) =>
    isVerified(status) && start !== null && end !== null ? [placeOf(prepared, exact, { start, end })] : [],
  )
}

async function cite(
  deps: Pick<Deps, 'db'>,
  { quote, evidence, number }: { quote: TextQuoteSelector; evidence: Evidence; number: number },
): Promise<Citation> {
  const found = verifyQuote(evidence.prepared, quote)
  const base = {
    number,
    exact: quote.exact,
    prefix: quote.prefix ?? '',
    suffix: quote.suffix ?? '',
    ...found,
  }
  if (found.start === null || found.end === null) return { ...base, page: null, marks: [] }
  const span = { start: found.start, end: found.end }
  const page = evidence.pages.find((candidate) => span.start < candidate.end)?.number ?? null
  // What is not verified leads nowhere, so it has nothing to mark.
  const marks = isVerified(found.status) ? await marksOf(deps, span, evidence) : []
  return { ...base, page, marks }
}

async function marksOf(deps: Pick<Deps, 'db'>, span: Span, evidence: Evidence): Promise<PageMarks[]> {
  const boxes = new Map<number, CharBoxes | null>()
  const touched = evidence.pages.filter((page) => page.start < span.end && span.start < page.end)
  for (const { number, start, end } of touched) {
    const page = await findPage(deps.db, { textId: evidence.textId, number })
    const bytes = page?.geometry && new Uint8Array(await unsqueeze(page.geometry))
    boxes.set(number, bytes ? decodeBoxes(bytes, end - start) : null)
  }
  return marksFor(span, touched, (page) => boxes.get(page) ?? null, evidence.skippable)
}
