import type { AnalysisDetail, Run } from '#contracts/analysis.ts'
import { costWords } from '#contracts/cost-words.ts'
import { coverageWords, readingWords } from '#contracts/coverage-words.ts'
import type { Coverage } from '#contracts/document.ts'

interface AnswerFootProps {
  analysis: AnalysisDetail
  run: Run
  coverage: Coverage
}

/** The receipt under an answer: which pages its model was given and how, and what it took. */
export function AnswerFoot({ analysis, run, coverage }: AnswerFootProps) {
  const cost = costWords(run, analysis.cached)
  if (run.pagesGiven.length === 0 && !cost) return null
  return (
    <div className="mt-3 space-y-1 border-line border-t pt-3 text-muted text-xs">
      {run.pagesGiven.length > 0 && (
        <p>
          {coverageWords(coverage, run.pagesGiven)} {run.model !== 'extractive' && readingWords(run.reading)}
        </p>
      )}
      {cost && <p className="tabular-nums">{cost}.</p>}
    </div>
  )
}
