import { doubtWords, statusWord } from '#contracts/citation-words.ts'
import { coverageWords, readingWords } from '#contracts/coverage-words.ts'
import { tallyOf, tallyWords } from '#contracts/tally.ts'
import { type AnswerRecord, verdictOf } from './record.ts'

/** An answer for programs. `format` changes when what is there changes its meaning. Offsets are UTF-16 code units. */
export function toJson({ analysis, run, template, document, coverage, exportedAt }: AnswerRecord): string {
  const tally = tallyOf(run.claims)
  const record = {
    format: 'ultrai.answer/1',
    exportedAt: exportedAt.toISOString(),
    document: { id: analysis.documentId, ...document, textId: run.textId },
    analysis: {
      id: analysis.id,
      template: { id: template.id, label: template.label, version: template.version },
      model: analysis.model,
      question: analysis.question,
      askedAt: analysis.createdAt,
      cached: analysis.cached,
      state: run.state,
      outcome: run.outcome,
      error: run.error,
    },
    reading: {
      how: run.reading,
      pagesGiven: run.pagesGiven,
      coverage,
      words: `${coverageWords(coverage, run.pagesGiven, document.fileType)} ${readingWords(run.reading, document.fileType)}`,
    },
    use: { inputTokens: run.inputTokens, outputTokens: run.outputTokens, costMicros: run.costMicros },
    tally: { ...tally, words: tallyWords(tally) },
    claims: run.claims.map((claim) => ({
      ...claim,
      notShown: doubtWords(claim),
      citations: claim.citations.map(({ marks: _, ...citation }) => ({
        ...citation,
        verification: statusWord(citation.status),
        words: verdictOf({ ...citation, marks: [] }),
      })),
    })),
  }
  return `${JSON.stringify(record, null, 2)}\n`
}
