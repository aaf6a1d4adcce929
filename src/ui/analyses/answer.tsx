'use client'
import type { AnalysisDetail, Citation, Run } from '#contracts/analysis.ts'
import { coverageWords } from '#contracts/coverage-words.ts'
import type { Coverage } from '#contracts/document.ts'
import { AnswerHeader } from './answer-header.tsx'
import { ClaimList } from './claim-list.tsx'
import { RunNotice } from './run-notice.tsx'
import { isOver, type RunView, shareVerified } from './run-state.ts'
import { useTemplates } from './use-analyses.ts'
import { useStop } from './use-ask.ts'
import { Writing } from './writing.tsx'

interface AnswerProps {
  analysis: AnalysisDetail
  run: Run
  view: RunView
  coverage: Coverage
  /** The number of the citation that is being read. */
  active: number | null
  isAsking: boolean
  onCite: (citation: Citation) => void
  onAskAgain: () => void
  onAskExtractive: () => void
}

/** An answer: its claims with what they rest on, and how far one can trust that all was read. */
export function Answer(props: AnswerProps) {
  const { analysis, run, view, coverage, active, isAsking, onCite, onAskAgain, onAskExtractive } = props
  const stop = useStop()
  const { data: templates } = useTemplates()
  const isWriting = view.state === 'working' && analysis.model !== 'extractive'
  return (
    <>
      <AnswerHeader
        {...{ analysis, view, isAsking, onAskAgain }}
        isStopping={stop.isPending}
        onStop={() => stop.mutate({ id: analysis.id })}
      />
      <p role="status" className="sr-only">
        {statusWords(view)}
      </p>
      <ClaimList
        claims={view.claims}
        documentId={analysis.documentId}
        textId={run.textId}
        {...{ active, onCite }}
      />
      {isWriting && <Writing text={view.writing} />}
      <div className="mt-3 empty:hidden">
        <RunNotice
          {...{ view, isAsking, onAskAgain, onAskExtractive }}
          template={templates?.find(({ id }) => id === analysis.template)}
          model={analysis.model}
        />
      </div>
      {isOver(view.state) && run.pagesGiven.length > 0 && (
        <p className="mt-3 border-line border-t pt-3 text-muted text-xs">
          {coverageWords(coverage, run.pagesGiven)}
        </p>
      )}
    </>
  )
}

/** What a screen reader says: the beginning and the end, not every claim. */
function statusWords(view: RunView): string {
  if (!isOver(view.state)) return 'Working on the answer'
  if (view.state === 'failed') return 'The answer failed'
  if (view.state === 'stopped') return 'Stopped'
  if (view.outcome === 'not_found') return 'Not found in this document'
  return `Answer ready, ${shareVerified(view.claims) ?? 'without quotes'}`
}
