import type { Db } from '#server/platform/db.ts'
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

/** Writes a text's chunks with their words. Text is cut here, by UTF-16 offsets, never in SQL. */
export async function indexWords(
  tx: Db,
  input: { textId: number; text: string; language: string | null; chunks: ChunkSpan[] },
): Promise<void> {
  const configuration = configurationOf(input.language)
  const rows = input.chunks.map((chunk, ordinal) => ({
    ...chunk,
    ordinal,
    // A line-end hyphen would hide both halves of its word.
    words: segmented(input.text.slice(chunk.start, chunk.end).replace(/(\p{L})-\n(\p{Ll})/gu, '$1$2')),
  }))
  await insertChunks(tx, { textId: input.textId, configuration, rows })
}
