import { use } from 'react'
import type { AnalysisDetail, Run } from '#contracts/analysis.ts'
import { costWords } from '#contracts/cost-words.ts'
import { coverageWords, readingWords } from '#contracts/coverage-words.ts'
import type { Coverage } from '#contracts/document.ts'
import { ShownDocument } from '#ui/documents/place-words.tsx'

interface AnswerFootProps {
  analysis: AnalysisDetail
  run: Run
  /** The document's latest text; the answer may be from an earlier one. */
  text: { id: number; coverage: Coverage }
}

/** The receipt under an answer: which pages its model was given and how, and what it took. */
export function AnswerFoot({ analysis, run, text }: AnswerFootProps) {
  const fileType = use(ShownDocument)?.fileType ?? 'pdf'
  const cost = costWords(run, analysis.cached)
  const isOfLatest = run.textId === text.id
  if (run.pagesGiven.length === 0 && !cost) return null
  return (
    <div className="mt-3 space-y-1 border-line border-t pt-3 text-muted text-xs">
      {run.pagesGiven.length > 0 && (
        <p>
          {isOfLatest
            ? coverageWords(text.coverage, run.pagesGiven, fileType)
            : 'Answered before the document was read again, from the text of that time.'}{' '}
          {run.model !== 'extractive' && readingWords(run.reading, fileType)}
        </p>
      )}
      {cost && <p className="tabular-nums">{cost}.</p>}
    </div>
  )
}
