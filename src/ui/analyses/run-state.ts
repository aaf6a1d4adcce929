import type { Citation, Claim, Run, RunEvent } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'

/** How far a run is: so many parts of the document read, or the quotes being looked up once more. */
export type RunStage = Pick<Extract<RunEvent, { type: 'stage' }>, 'stage' | 'done' | 'of'>

/** A run as it is watched. `writing` is what the model has written of the claim that comes next. */
export type RunView = Pick<Run, 'state' | 'outcome' | 'error' | 'claims'> & {
  stage: RunStage | null
  writing: string
}

export function viewOf({ state, outcome, error, claims }: Run): RunView {
  return { state, outcome, error, claims, stage: null, writing: '' }
}

/** True once nothing more will come. */
export function isOver(state: Run['state']): boolean {
  return state === 'done' || state === 'stopped' || state === 'failed'
}

/**
 * What a run looks like after an event. Events may come again after a break: a claim that is there already is
 * replaced, not doubled.
 */
export function withEvent(view: RunView, event: RunEvent): RunView {
  switch (event.type) {
    case 'state':
      return { ...view, state: event.state }
    case 'stage':
      return { ...view, stage: { stage: event.stage, done: event.done, of: event.of }, writing: '' }
    case 'restart':
      return { ...view, claims: [], stage: null, writing: '' }
    case 'claim':
      return { ...view, claims: withClaim(view.claims, event.claim), writing: '' }
    case 'revised':
      return { ...view, claims: withClaim(view.claims, event.claim) }
    case 'text':
      return { ...view, writing: view.writing + event.text }
    case 'end':
      return {
        ...view,
        state: event.state,
        outcome: event.outcome,
        error: event.error,
        stage: null,
        writing: '',
      }
  }
}

function withClaim(claims: readonly Claim[], claim: Claim): Claim[] {
  const others = claims.filter((one) => one.ordinal !== claim.ordinal)
  return [...others, claim].sort((a, b) => a.ordinal - b.ordinal)
}

export function citationsOf(claims: readonly Claim[]): Citation[] {
  return claims.flatMap((claim) => claim.citations)
}

/** "9 of 9 quotes verified"; null when nothing was quoted. */
export function shareVerified(claims: readonly Claim[]): string | null {
  const citations = citationsOf(claims)
  if (citations.length === 0) return null
  const verified = citations.filter((citation) => isVerified(citation.status)).length
  return `${verified} of ${citations.length} ${citations.length === 1 ? 'quote' : 'quotes'} verified`
}
