import type { Claim } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { doubtWords, whyNot } from '#contracts/citation-words.ts'
import { plainOf } from '#contracts/marked-text.ts'
import { bySection } from '#contracts/tally.ts'

/** An answer to paste elsewhere: each claim with its quotes and pages; what isn't verified says so. */
export function answerText(title: string, claims: readonly Claim[]): string {
  const sections = bySection(claims).map(({ section, claims: own }) =>
    [section, ...own.map(claimText)].filter(Boolean).join('\n\n'),
  )
  return [title, ...sections].join('\n\n')
}

function claimText(claim: Claim): string {
  const quotes = claim.citations.map((citation) => {
    const note = isVerified(citation.status) ? '' : ` [${whyNot(citation)}]`
    const page = citation.page === null ? '' : ` (p. ${citation.page})`
    return `  “${citation.exact.replace(/\s+/g, ' ')}”${page}${note}`
  })
  const doubt = doubtWords(claim)
  return [plainOf(claim.text), ...(doubt ? [`  [${doubt}]`] : []), ...quotes].join('\n')
}
