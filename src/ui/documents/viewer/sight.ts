import type { AnalysisDetail, Rect } from '#contracts/analysis.ts'
import { type Address, readAddress } from './address.ts'
import type { PageText } from './page-text.ts'
import { rectsOnPage } from './pdf/text-runs.ts'
import { marksOf, rectsOn } from './place.ts'
import { pageOf, type ReadyDocument } from './ready-document.ts'

/** The place that an address leads to: the page to be seen first, and of which text version. */
export interface Sight {
  page: number
  textId: number
  /** Whose colour its marks have. */
  kind: 'citation' | 'passage'
  rects(page: PageText): Rect[]
}

/** What is to be seen first; null where the address names no place, or one that is not known. */
export function sightOf(
  query: Pick<URLSearchParams, 'get'>,
  document: ReadyDocument,
  analysis: AnalysisDetail | null,
): Sight | null {
  const address = readAddress(query)
  return address.at ? passageSight(address.at, document) : citationSight(address.citation, analysis)
}

function passageSight(at: NonNullable<Address['at']>, document: ReadyDocument): Sight {
  return {
    kind: 'passage',
    page: pageOf(document, at.start),
    textId: document.text.id,
    rects: (page) => (at.hits ?? [at]).flatMap((span) => rectsOnPage(page, span)),
  }
}

function citationSight(number: number | null, analysis: AnalysisDetail | null): Sight | null {
  const run = analysis?.runs[0]
  const citations = run?.claims.flatMap((claim) => claim.citations) ?? []
  const mark = marksOf(citations).find(({ citation }) => citation === number)
  if (!run || !mark) return null
  return { kind: 'citation', page: mark.page, textId: run.textId, rects: () => rectsOn(mark, mark.page) }
}
