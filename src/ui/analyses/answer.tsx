'use client'
import type { AnalysisDetail, Citation, Run } from '#contracts/analysis.ts'
import type { Coverage } from '#contracts/document.ts'
import { AnswerHeader } from './answer-header.tsx'
import { AnswerFoot } from './claims/answer-foot.tsx'
import { Claims } from './claims/claims.tsx'
import { RunNotice } from './run-notice.tsx'
import { isOver, type RunView, shareVerified } from './run-state.ts'
import { useLanguage, useTemplates } from './use-analyses.ts'
import { useStop } from './use-ask.ts'
import { Writing } from './writing.tsx'

interface AnswerProps {
  analysis: AnalysisDetail
  run: Run
  view: RunView
  text: { id: number; coverage: Coverage }
  /** The number of the citation that is being read. */
  active: number | null
  isAsking: boolean
  onCite: (citation: Citation) => void
  onAskAgain: () => void
  onAskExtractive: () => void
}

/** An answer: its claims with what they rest on, and how far one can trust that all was read. */
export function Answer(props: AnswerProps) {
  const { analysis, run, view, text, active, isAsking, onCite, onAskAgain, onAskExtractive } = props
  const stop = useStop()
  const { data: templates } = useTemplates()
  const template = templates?.find(({ id }) => id === analysis.template)
  const language = useLanguage(analysis.documentId)
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
      <Claims
        key={analysis.id}
        analysisId={analysis.id}
        claims={view.claims}
        documentId={analysis.documentId}
        textId={run.textId}
        {...{ active, onCite, template, language }}
        reviewed={isOver(view.state) ? { analysisId: analysis.id, runId: run.id } : null}
      />
      {isWriting && <Writing text={view.writing} />}
      <div className="mt-3 empty:hidden">
        <RunNotice
          {...{ view, template, language, isAsking, onAskAgain, onAskExtractive }}
          model={analysis.model}
        />
      </div>
      {isOver(view.state) && <AnswerFoot {...{ analysis, run, text }} />}
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
