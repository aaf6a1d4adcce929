import type { AnalysisDetail, Citation, Run } from '#contracts/analysis.ts'
import { statusWord, whyNot } from '#contracts/citation-words.ts'
import { type Coverage, type FileType, pageWord } from '#contracts/document.ts'
import type { Template } from '#contracts/template.ts'

/** All that an answer carries when it leaves the house. */
export interface AnswerRecord {
  analysis: AnalysisDetail
  run: Run
  template: Template
  document: { filename: string; sha256: string; fileType: FileType }
  /** What was read of the text that the citations point into. */
  coverage: Coverage
  exportedAt: Date
}

/** "page 4", "slide 3"; '' where the quote has no place or the format no pages. */
export function placeOf({ document }: AnswerRecord, { page }: Pick<Citation, 'page'>): string {
  const word = pageWord(document.fileType)
  return page === null || word === null ? '' : `${word} ${page}`
}

/** "Verified", "Not found", or in what way the document says something else. */
export function verdictOf(citation: Citation): string {
  return whyNot(citation) ?? statusWord(citation.status)
}

/** One line of a quote: white space folded. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
