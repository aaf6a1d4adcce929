'use client'
import type { RefObject } from 'react'
import type { AnalysisDetail, AnalysisRow, Ask, Citation } from '#contracts/analysis.ts'
import type { Coverage } from '#contracts/document.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { Button } from '#ui/parts/button.tsx'
import { Empty } from '#ui/parts/empty.tsx'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { Answer } from './answer.tsx'
import { EarlierAnswers } from './earlier-answers.tsx'
import type { RunView } from './run-state.ts'
import { sameAgain } from './use-ask.ts'

interface AnswerPaneProps {
  ref: RefObject<HTMLElement | null>
  /** What is shown, null when nothing was asked yet. */
  shown: { id: number; analysis: AnalysisDetail | undefined; view: RunView | null; error: unknown } | null
  earlier: readonly AnalysisRow[]
  isLoading: boolean
  /** The document's latest text. */
  text: { id: number; coverage: Coverage }
  active: number | null
  isAsking: boolean
  onCite: (citation: Citation) => void
  onAsk: (ask: Ask) => void
  onSummarise: () => void
  onOpen: (id: number) => void
}

/** The region of the answer: what was found, or how to begin. */
export function AnswerPane(props: AnswerPaneProps) {
  const { ref, shown, earlier, isLoading, isAsking, onOpen, onSummarise } = props
  return (
    <section ref={ref} aria-label="Answer" className="px-4 py-4">
      <div className="mb-2 flex justify-end empty:hidden">
        <EarlierAnswers rows={earlier} shown={shown?.id ?? null} onOpen={onOpen} />
      </div>
      {shown ? (
        <Shown {...props} shown={shown} />
      ) : isLoading ? (
        <Loading />
      ) : (
        <Empty
          title="Nothing asked yet"
          action={
            <Button busy={isAsking} onClick={onSummarise}>
              Summarise this document
            </Button>
          }
        >
          Every statement of an answer is pinned to words of the document, found there by the software itself.
        </Empty>
      )}
    </section>
  )
}

function Shown({ shown, ...rest }: AnswerPaneProps & { shown: NonNullable<AnswerPaneProps['shown']> }) {
  const { analysis, view, error } = shown
  const run = analysis?.runs[0]
  if (error) return <ProblemNotice error={error} />
  if (!analysis || !run || !view) return <Loading />
  return (
    <Answer
      {...{ analysis, run, view }}
      text={rest.text}
      active={rest.active}
      isAsking={rest.isAsking}
      onCite={rest.onCite}
      onAskAgain={() => rest.onAsk(sameAgain(analysis))}
      onAskExtractive={() => rest.onAsk({ ...sameAgain(analysis), model: 'extractive', fresh: false })}
    />
  )
}

function Loading() {
  return (
    <div role="status" aria-label="Loading the answer" className="flex flex-col gap-3">
      <Skeleton className="h-6 w-40" />
      <Skeleton className="h-5 w-60" />
      <Skeleton className="mt-3 h-16" />
      <Skeleton className="h-16" />
      <Skeleton className="h-16" />
    </div>
  )
}
