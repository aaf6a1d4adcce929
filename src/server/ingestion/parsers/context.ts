import type { ParseLimits } from '../limits.ts'
import type { RawDocument } from './raw.ts'

/** What a parser may be told and tell besides the bytes. */
export interface ParseContext {
  limits: Pick<ParseLimits, 'pages' | 'characters'>
  /** Called as pages are read. */
  progress(pagesDone: number, pagesTotal: number): void
}

export type Parser = (bytes: Uint8Array, context: ParseContext) => Promise<RawDocument>
