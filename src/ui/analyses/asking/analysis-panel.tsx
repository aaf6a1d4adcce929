'use client'
import { type SyntheticEvent, useState } from 'react'
import type { AnalysisDetail, Ask } from '#contracts/analysis.ts'
import type { DocumentDetail } from '#contracts/document.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { AskFields } from './ask-fields.tsx'
import { estimateWords } from './estimate-words.ts'
import { useAsking } from './use-asking.ts'
import { useEstimate } from './use-estimate.ts'
import { WhereItGoes } from './where-it-goes.tsx'

interface AnalysisPanelProps {
  document: Pick<DocumentDetail, 'id' | 'localOnly'>
  /** What is shown below, as soon as it is known: the form stands at what was asked there. */
  shown: AnalysisDetail | undefined
  /** Sent off, and not yet accepted. */
  isAsking: boolean
  error: unknown
  onAsk: (ask: Ask) => void
}

/** What to ask of this document, and whom. */
export function AnalysisPanel({ document, shown, isAsking, error, onAsk }: AnalysisPanelProps) {
  const asking = useAsking(shown, document.localOnly)
  const { words, problem, needsModel, chosenModel, template } = asking
  const [isChecked, setChecked] = useState(false)
  const wish: Ask = { documentId: document.id, ...words }
  const isPriced = chosenModel !== undefined && chosenModel.id !== 'extractive'
  const estimate = useEstimate(isPriced && !problem && !needsModel ? wish : null)

  function ask(event?: SyntheticEvent) {
    event?.preventDefault()
    setChecked(true)
    if (!problem && !needsModel && !isAsking) onAsk(wish)
  }

  return (
    <section aria-label="Analysis" className="border-line border-b bg-surface px-4 py-3">
      <form onSubmit={ask} noValidate className="flex flex-col gap-3">
        <AskFields {...{ asking, isChecked }} localOnly={document.localOnly} onAsk={ask} />
        <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
          <div className="min-w-0 flex-1 basis-56">
            <WhereItGoes model={chosenModel} what="This document’s text" />
            {isPriced && (
              <p role="status" className="mt-1 min-h-5 text-muted text-sm">
                {estimate && template && estimateWords(estimate, template.combine)}
              </p>
            )}
          </div>
          <Button type="submit" look="primary" busy={isAsking} disabled={needsModel !== null || isAsking}>
            Analyse
          </Button>
        </div>
        {Boolean(error ?? asking.error) && <ProblemNotice error={error ?? asking.error} />}
      </form>
    </section>
  )
}
