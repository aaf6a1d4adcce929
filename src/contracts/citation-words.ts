import type { Citation, Claim, Unshown } from './analysis.ts'
import { type DifferencePart, isVerified, type VerificationStatus } from './citation.ts'

/** The word for what the software found. */
export function statusWord(status: VerificationStatus): 'Verified' | 'Altered' | 'Not found' {
  if (isVerified(status)) return 'Verified'
  return status === 'altered' ? 'Altered' : 'Not found'
}

/** The accessible name of a citation: "Citation 3, page 12, Verified". Formats without pages have one page. */
export function citationName({ number, page, status }: Pick<Citation, 'number' | 'page' | 'status'>): string {
  const where = status === 'missing' && page === null ? 'no page' : `page ${page ?? 1}`
  return `Citation ${number}, ${where}, ${statusWord(status)}`
}

/** One place where the quote and the document part: what each of them says there; '' is nothing. */
export interface Change {
  quote: string
  document: string
}

/** Neighbouring parts that differ, put together. */
export function changesIn(difference: readonly DifferencePart[]): Change[] {
  const changes: Change[] = []
  let change: Change | null = null
  for (const { kind, text } of difference) {
    if (kind === 'same') {
      // Only white space between two changes is no return to agreement.
      if (text.trim() !== '') change = null
      continue
    }
    if (!change) {
      change = { quote: '', document: '' }
      changes.push(change)
    }
    change[kind] = joined(change[kind], text)
  }
  return changes
}

/** Why a citation that isn't verified isn't. Null for those that are. */
export function whyNot({ status, difference }: Pick<Citation, 'status' | 'difference'>): string | null {
  if (isVerified(status)) return null
  if (status === 'missing') return 'Not found in this document.'
  const [first, ...more] = changesIn(difference ?? [])
  if (!first) return 'Altered: the document says something close, but not this.'
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`
  return `Altered: ${changeWords(first)}${rest}.`
}

function changeWords({ quote, document }: Change): string {
  if (document === '') return `the quote adds ${named(quote)}`
  if (quote === '') return `the quote leaves out ${named(document)}`
  return `the document says ${named(document)} where the quote says ${named(quote)}`
}

function joined(before: string, after: string): string {
  return before === '' ? after : `${before.trim()} ${after.trim()}`
}

/** Words in quote marks; a difference in white space alone has none. */
function named(words: string): string {
  return words.trim() === '' ? 'a space' : `“${words.trim()}”`
}

/**
 * What a claim says that its quotes don't: "Quote found, does not show 2,000", or what they say that it leaves out:
 * "Quote found, says “not”"; "No evidence found" where no quote of it was. Null when all is shown.
 */
export function doubtWords({ citations, unshown }: Pick<Claim, 'citations' | 'unshown'>): string | null {
  if (!citations.some(({ status }) => isVerified(status))) return 'No evidence found'
  if (unshown.length === 0) return null
  const missing = unshown.filter((one) => !isLeftOut(one)).map((one) => one.text + insteadOf(one))
  const leftOut = unshown.filter(isLeftOut).map((one) => `“${one.quote}”`)
  const parts = [
    ...(missing.length > 0 ? [`does not show ${missing.join(', ')}`] : []),
    ...(leftOut.length > 0 ? [`says ${leftOut.join(', ')}, which the claim leaves out`] : []),
  ]
  return `Quote found, ${parts.join('; ')}`
}

function isLeftOut({ kind, quote }: Unshown): boolean {
  return kind === 'negation' && quote !== undefined
}

function insteadOf({ quote }: Unshown): string {
  return quote === undefined ? '' : ` (it says “${quote}”)`
}

/** Said where a quote stands more than once and nothing tells which is meant. */
export function occurrencesWords({ occurrences }: Pick<Citation, 'occurrences'>): string | null {
  return occurrences > 1
    ? `This quote stands ${occurrences} times in the document; the first is shown.`
    : null
}
