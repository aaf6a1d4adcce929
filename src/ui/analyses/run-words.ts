import { count } from '#ui/parts/bytes.ts'
import { isOver, type RunView } from './run-state.ts'

/** How a run stands or ended, in one line: it changes while the answer comes, and never goes away. */
export function runWords(view: RunView): string {
  switch (view.state) {
    case 'queued':
      return 'Waiting for its turn'
    case 'working':
      return workWords(view)
    case 'done':
      return view.outcome === 'not_found'
        ? 'Read to its end'
        : `Answered in ${count(view.claims.length, 'statement')}`
    case 'stopped':
      return view.claims.length > 0 ? 'Stopped: what had come is kept' : 'Stopped before anything had come'
    case 'failed':
      return view.claims.length > 0
        ? `Failed after ${count(view.claims.length, 'statement')}: what had come is kept`
        : 'Failed'
  }
}

function workWords({ stage, claims, writing }: RunView): string {
  if (stage?.stage === 'checking') return 'Looking once more for quotes that were not found'
  if (stage?.stage === 'parts')
    return stage.done < stage.of
      ? `Part ${stage.done + 1} of ${stage.of}`
      : `All ${stage.of} parts are read; putting them together`
  return claims.length > 0 || writing !== '' ? 'Answering' : 'Reading the document'
}

/** 0 to 1 while parts are counted, else null: nobody can say. */
export function runProgress({ stage }: RunView): number | null {
  return stage?.stage === 'parts' ? stage.done / stage.of : null
}

/** An answer that ended before its end: some of it is there. */
export function isPartial({ state, claims }: Pick<RunView, 'state' | 'claims'>): boolean {
  return isOver(state) && state !== 'done' && claims.length > 0
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' })

/** What to do when nothing was found. Extractive compares words, so it hears no question in another language. */
export function notFoundWords(of: { model: string; language: string | null; asked: boolean }): string {
  if (!of.asked) return 'Its text may be too short for this analysis. Try a question instead.'
  const oneThing = 'words that the document itself is likely to use, or ask for one thing at a time.'
  if (of.model !== 'extractive') return `Try other words, ${oneThing}`
  const language = of.language === null ? '' : `, ${LANGUAGES.of(of.language)}`
  return `Extractive looks for the question’s own words: ask in the document’s language${language}, with ${oneThing}`
}
