import { useMutation, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import type { DocumentDetail } from '#contracts/document.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { NextStep } from '#ui/documents/next-step.tsx'
import { useLimitsInWords } from '#ui/documents/upload/use-upload-limits.ts'
import { Button } from '#ui/parts/button.tsx'
import { Notice } from '#ui/parts/notice.tsx'
import { Progress } from '#ui/parts/progress.tsx'

/** A document that can't be shown yet, or not at all: how far it is, or why and what to do. */
export function UnreadDocument({ document }: { document: DocumentDetail }) {
  const { state, progress } = document
  return (
    <section aria-label="Document" className="mx-auto w-full max-w-xl px-5 py-12">
      {state === 'queued' && (
        <UnderWay title="Queued" words="It will be read as soon as there is room." value={null} />
      )}
      {(state === 'processing' || state === 'ready') && (
        <UnderWay title="Processing" words={stageWords(document.stage)} value={progress} />
      )}
      {(state === 'failed' || state === 'cancelled') && <NotRead document={document} />}
    </section>
  )
}

function UnderWay({ title, words, value }: { title: string; words: string; value: number | null }) {
  return (
    <div role="status" className="flex flex-col gap-3">
      <h2 className="font-semibold text-lg">{title}</h2>
      <p className="text-muted">{words} This page opens by itself when it is ready.</p>
      <Progress value={value} label={title} />
    </div>
  )
}

function stageWords(stage: string | null): string {
  if (stage === 'parsed' || stage === 'chunking') return 'Its passages are being found.'
  if (stage === 'chunked' || stage === 'embedding') return 'It is being made searchable.'
  return 'Its pages are being read.'
}

function NotRead({ document }: { document: DocumentDetail }) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const retry = useMutation(
    trpc.jobs.retry.mutationOptions({
      onSuccess: () =>
        queries.invalidateQueries({ queryKey: trpc.documents.get.queryKey({ id: document.id }) }),
    }),
  )
  const { jobId, state } = document
  const limits = useLimitsInWords()
  const code = document.error ?? (state === 'cancelled' ? 'job.cancelled' : 'service.unexpected')
  const problem = problemOfCode(code, limits(code))
  return (
    <div className="flex flex-col gap-4">
      <h2 className="font-semibold text-lg">{state === 'failed' ? 'Failed' : 'Cancelled'}</h2>
      <Notice tone={state === 'failed' ? 'danger' : 'plain'} title={problem.message}>
        {problem.next}
      </Notice>
      {retry.error && <ProblemNotice error={retry.error} />}
      <div className="flex gap-2">
        {jobId && (
          <NextStep
            error={document.error}
            document={document}
            retry={{ isPending: retry.isPending, start: () => retry.mutate({ id: jobId }) }}
          />
        )}
        <Button asChild>
          <Link href="/documents">Go to your documents</Link>
        </Button>
      </div>
    </div>
  )
}
