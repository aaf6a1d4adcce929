import { isPictograph } from './characters.ts'
import type { Neighbours } from './gaps.ts'

const JOINERS = /[^\u200c\u200d]/g

/**
 * Watches the zero-width joiners and non-joiners of a match. Within a word one side may lack them (many tools
 * drop them), but they never stand in other places: Persian نامه‌ای (a letter) and نام‌های (names of) differ by that
 * alone. Between pictographs the joiner makes one picture of several, so it counts.
 */
export class JoinerWatch {
  private documentHasMore = false
  private quoteHasMore = false

  startWord(): void {
    this.documentHasMore = false
    this.quoteHasMore = false
  }

  /** Takes the next gap of both sides; false once the joiners disagree. */
  agree(document: string, quote: string, { left, right }: Neighbours): boolean {
    const inDocument = document.replace(JOINERS, '')
    const inQuote = quote.replace(JOINERS, '')
    if (inDocument === inQuote) return true
    if (isPictograph(left) && isPictograph(right)) return false
    if (inDocument !== '') this.documentHasMore = true
    if (inQuote !== '') this.quoteHasMore = true
    return !(this.documentHasMore && this.quoteHasMore)
  }
}
