import { breather } from '#server/platform/breathe.ts'
import type { Db } from '#server/platform/db.ts'
import { rejoined } from './plain.ts'
import { type ChunkSpan, insertChunks } from './repo.ts'
import { segmented } from './segment.ts'

/** Postgres' own text search configurations, by ISO 639-1. Other languages: words as they stand. */
const CONFIGURATIONS: Record<string, string> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
}

/** The text search configuration of a language. */
export function configurationOf(language: string | null): string {
  return CONFIGURATIONS[language ?? ''] ?? 'simple'
}

/**
 * Writes a text's chunks with their words. Text is cut here, by UTF-16 offsets, never in SQL. Rejects with the
 * signal's reason once it is aborted.
 */
export async function indexWords(
  tx: Db,
  input: {
    textId: number
    text: string
    language: string | null
    chunks: ChunkSpan[]
    signal?: AbortSignal
  },
): Promise<void> {
  const configuration = configurationOf(input.language)
  const breathe = breather(input.signal)
  const rows = []
  for (const [ordinal, chunk] of input.chunks.entries()) {
    await breathe()
    const words = segmented(rejoined(input.text.slice(chunk.start, chunk.end)))
    rows.push({ ...chunk, ordinal, words })
  }
  await insertChunks(tx, { textId: input.textId, configuration, rows })
}
