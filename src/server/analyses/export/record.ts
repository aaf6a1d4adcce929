import type { AnalysisDetail, Citation, Run } from '#contracts/analysis.ts'
import { statusWord, whyNot } from '#contracts/citation-words.ts'
import type { Coverage, FileType, PageInfo } from '#contracts/document.ts'
import { placeWords } from '#contracts/page-words.ts'
import type { Template } from '#contracts/template.ts'

/** All that an answer carries when it leaves the house. */
export interface AnswerRecord {
  analysis: AnalysisDetail
  run: Run
  template: Template
  document: { filename: string; sha256: string; fileType: FileType }
  pages: readonly PageInfo[]
  /** What was read of the text that the citations point into. */
  coverage: Coverage
  exportedAt: Date
}

/** "page 4", "slide 3", "sheet “Budget”"; '' where the quote has no place or the format no pages. */
export function placeOf({ document, pages }: AnswerRecord, { page }: Pick<Citation, 'page'>): string {
  if (page === null) return ''
  const label = pages[page - 1]?.label ?? null
  return placeWords(document.fileType, { number: page, label }) ?? ''
}

/** "Verified", "Not found", or in what way the document says something else. */
export function verdictOf(citation: Citation): string {
  return whyNot(citation) ?? statusWord(citation.status)
}

/** One line of a quote: white space folded. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
