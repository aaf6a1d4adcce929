import type { Claim, Run, RunEvent } from '#contracts/analysis.ts'
import type { Span } from '#contracts/span.ts'
import { holds } from '#contracts/tally.ts'
import type { Attempt } from '#server/jobs/attempt.ts'
import { appendRunEvent } from '#server/jobs/repo.ts'
import type { DraftClaim } from '#server/models/provider.ts'
import type { Deps } from '#server/platform/deps.ts'
import { type Evidence, judge } from './judge.ts'
import { insertClaim, type RunTask, removeClaim, tellReading } from './runs/repo.ts'

/** What is being written is told to readers at most this often, in milliseconds. */
const PAUSE = 250

/**
 * Keeps a run's claims as they come, each judged first, and tells its readers. Nothing of it is written once
 * another attempt has taken over.
 */
export function claimKeeper(
  deps: Pick<Deps, 'db'>,
  { attempt, task, evidence }: { attempt: Attempt; task: RunTask; evidence: Evidence },
) {
  const claims: Claim[] = []
  let nextNumber = 1
  let unsaid = ''
  let saidAt = 0

  function numbersFor(draft: DraftClaim, old: readonly number[] = []): number[] {
    return draft.quotes.map((_, index) => old[index] ?? nextNumber++)
  }

  async function write(claim: Claim, type: 'claim' | 'revised'): Promise<void> {
    unsaid = ''
    await attempt.write(async (tx) => {
      if (type === 'revised') await removeClaim(tx, { runId: task.id, ordinal: claim.ordinal })
      await insertClaim(tx, { runId: task.id, textId: task.textId, claim })
      await appendRunEvent(tx, task.id, { type, claim } satisfies RunEvent)
    })
  }

  return {
    claims: (): readonly Claim[] => claims,

    async add(draft: DraftClaim): Promise<void> {
      const claim = await judge(deps, {
        draft,
        evidence,
        ordinal: claims.length + 1,
        numbers: numbersFor(draft),
      })
      await write(claim, 'claim')
      claims.push(claim)
    },

    /** A model's second try takes the place of the first where it holds better, or as well. */
    async revise(ordinal: number, draft: DraftClaim): Promise<void> {
      const first = claims[ordinal - 1]
      if (!first) return
      const next = nextNumber
      const numbers = numbersFor(
        draft,
        first.citations.map(({ number }) => number),
      )
      const second = { ...(await judge(deps, { draft, evidence, ordinal, numbers })), retried: true }
      if (holds(second) < holds(first)) {
        nextNumber = next
        return
      }
      await write(second, 'revised')
      claims[ordinal - 1] = second
    },

    /** Words of the claim under way; they are kept for readers only, and only now and then. */
    async say(text: string): Promise<void> {
      unsaid += text
      if (Date.now() - saidAt < PAUSE) return
      const event: RunEvent = { type: 'text', text: unsaid }
      unsaid = ''
      saidAt = Date.now()
      await attempt.write((tx) => appendRunEvent(tx, task.id, event))
    },

    /** How far it is, for readers: a long document is read in parts. */
    async stage(stage: 'parts' | 'checking', done: number, of: number): Promise<void> {
      const event: RunEvent = { type: 'stage', stage, done, of }
      await attempt.write((tx) => appendRunEvent(tx, task.id, event))
    },

    /** Which pages the model is given, kept at once so that a run that fails says so as well. */
    async reading(reading: Run['reading'], parts: readonly Span[]): Promise<void> {
      const pagesGiven = rangesOf(evidence.pages.filter((page) => parts.some((part) => isGiven(page, part))))
      await attempt.write((tx) => tellReading(tx, { id: task.id, reading, pagesGiven }))
    },
  }
}

/** An empty page counts as given with what stands around it. */
function isGiven(page: Span, part: Span): boolean {
  if (page.start === page.end) return part.start <= page.start && page.end <= part.end
  return part.start < page.end && page.start < part.end
}

function rangesOf(pages: readonly { number: number }[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const { number } of pages) {
    const last = ranges.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}
