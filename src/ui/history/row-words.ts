import type { AnalysisRow, Tally } from '#contracts/analysis.ts'
import { verdictWords } from '#contracts/tally.ts'
import { age } from '#ui/parts/ago.ts'
import type { Tone } from '#ui/parts/badge.tsx'

/** What came of an analysis, in a few words, and the colour that repeats them. */
export function outcomeWords(row: Tally & Pick<AnalysisRow, 'state' | 'outcome'>): {
  words: string
  tone: Tone
} {
  switch (row.state) {
    case 'queued':
      return { words: 'Waiting', tone: 'plain' }
    case 'working':
      return { words: 'Working', tone: 'accent' }
    case 'failed':
      return { words: 'Failed', tone: 'danger' }
    case 'stopped':
      return row.citations === 0
        ? { words: 'Stopped', tone: 'plain' }
        : { words: `Stopped, ${verdictWords(row)}`, tone: 'plain' }
    case 'done':
      if (row.outcome === 'not_found') return { words: 'Not found in the document', tone: 'plain' }
      return { words: verdictWords(row), tone: row.supported === row.claims ? 'verified' : 'altered' }
  }
}

/** "from the cache, 4 minutes old"; null for an answer that was worked out. */
export function cacheWords({
  cached,
  cachedAgeSeconds,
}: Pick<AnalysisRow, 'cached' | 'cachedAgeSeconds'>): string | null {
  if (!cached) return null
  return cachedAgeSeconds === null ? 'from the cache' : `from the cache, ${age(cachedAgeSeconds)} old`
}
