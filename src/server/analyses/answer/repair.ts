import type { Claim } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import type { Span } from '#contracts/span.ts'
import type { DraftClaim } from '#server/models/provider.ts'
import { call, type ModelDesk } from './call.ts'
import { claimOf } from './claim-of.ts'
import type { ModelQuestion } from './model-question.ts'
import { fitting } from './passages-for.ts'
import { outputTokens, roomFor } from './plan.ts'
import { fenced, repairPrompt, systemPrompt, type Unfound } from './prompt.ts'
import { repairShape } from './shape.ts'
import { tokensOf } from './tokens.ts'

/** Statements that go back to the model in one call. */
const AT_ONCE = 12
/** What is shown around a near passage, in characters to each side. */
const AROUND = 600
/** Of a quote that was not found this much is shown again, in characters; and so many of them a statement. */
const LONGEST = 600
const MOST_QUOTES = 5

/**
 * Gives statements whose quotes were not all found back to the model, once, with what stands near them, and yields
 * what it makes of each. A statement that it withdraws, or says nothing about, is not yielded: it stays as it was.
 */
export async function* repair(
  desk: ModelDesk,
  asked: ModelQuestion,
  claims: readonly Claim[],
): AsyncGenerator<{ ordinal: number; draft: DraftClaim }> {
  const wanting = claims.filter(
    ({ citations }) => citations.length === 0 || citations.some((one) => !isVerified(one.status)),
  )
  const rules = systemPrompt(asked.template, repairShape)
  for (const group of groupsOf(wanting, roomFor(desk.model, rules) / 2)) {
    const closing = repairPrompt(group.map(toUnfound))
    const room = roomFor(desk.model, rules + closing)
    const passages = await passagesNear(asked, group, room)
    const request = {
      system: rules,
      prompt: `${fenced(asked.text, asked.pages, passages)}\n\n${closing}`,
      schema: repairShape,
      maxOutputTokens: outputTokens(desk.model),
    }
    for await (const event of call(desk, request)) {
      if (event.type !== 'claim') continue
      const { drafted } = event
      // One statement alone needs no number.
      const claim = group.length === 1 ? group[0] : group[(drafted.number ?? 0) - 1]
      if (!claim || drafted.text === '' || drafted.quotes.length === 0) continue
      yield {
        ordinal: claim.ordinal,
        draft: { ...claimOf({ ...drafted, cells: claim.cells }, asked), section: claim.section },
      }
    }
  }
}

/** Statements in groups that leave room for the passages that they are about. */
function groupsOf(claims: readonly Claim[], room: number): Claim[][] {
  const groups: Claim[][] = []
  let used = 0
  for (const claim of claims) {
    const size = tokensOf(repairPrompt([toUnfound(claim, 0)]))
    const group = groups.at(-1)
    if (group && group.length < AT_ONCE && used + size <= room) {
      group.push(claim)
      used += size
    } else {
      groups.push([claim])
      used = size
    }
  }
  return groups
}

function toUnfound({ text, citations }: Claim, index: number): Unfound {
  const unfound = citations.filter(({ status }) => !isVerified(status))
  return {
    number: index + 1,
    text,
    quotes: unfound.slice(0, MOST_QUOTES).map(({ exact, difference }) => ({
      exact: exact.slice(0, LONGEST),
      near: difference === null ? null : nearest(difference),
    })),
  }
}

/** What the document says where the quote says otherwise. */
function nearest(difference: NonNullable<Claim['citations'][number]['difference']>): string {
  return difference
    .filter(({ kind }) => kind !== 'quote')
    .map(({ text }) => text)
    .join('')
    .slice(0, LONGEST)
}

/** What stands around the near passages, and what search finds for the rest, as far as there is room. */
async function passagesNear(asked: ModelQuestion, claims: readonly Claim[], room: number): Promise<Span[]> {
  const wanted: Span[] = []
  for (const { text, citations } of claims) {
    const near = citations.filter(
      ({ start, end, status }) => start !== null && end !== null && !isVerified(status),
    )
    for (const { start, end } of near)
      wanted.push({
        start: Math.max(0, (start ?? 0) - AROUND),
        end: Math.min(asked.text.length, (end ?? 0) + AROUND),
      })
    if (near.length === 0) wanted.push(...(await asked.find(text)).slice(0, 3))
  }
  return fitting(asked.text, wanted, room)
}
