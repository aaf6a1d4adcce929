import type { Span } from '#contracts/span.ts'
import type { ParsedPage } from './parsed.ts'

export function repeatedLines(_text: string, _pages: ParsedPage[]): Span[] {
  return []
}
