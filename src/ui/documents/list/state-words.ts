import type { DocumentRow, DocumentState } from '#contracts/document.ts'
import type { Tone } from '#ui/parts/badge.tsx'

const WORDS: Record<DocumentState, { word: string; tone: Tone }> = {
  queued: { word: 'Queued', tone: 'plain' },
  processing: { word: 'Processing', tone: 'accent' },
  ready: { word: 'Ready', tone: 'verified' },
  failed: { word: 'Failed', tone: 'danger' },
  cancelled: { word: 'Cancelled', tone: 'plain' },
}

/** The state of a document in one word, and the colour that repeats it. */
export function stateWords(state: DocumentState) {
  return WORDS[state]
}

/** "40%" while a document is read; null when there is nothing to say. */
export function percent({ state, progress }: Pick<DocumentRow, 'state' | 'progress'>): string | null {
  return state === 'processing' && progress !== null ? `${Math.floor(progress * 100)}%` : null
}
