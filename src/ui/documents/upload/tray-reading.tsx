'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { documentStateOf } from '#contracts/job-state.ts'
import { mayHelp } from '#contracts/may-help.ts'
import { problemOfCode } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { stageWords } from '#ui/jobs/job-words.ts'
import { Button } from '#ui/parts/button.tsx'
import { Progress } from '#ui/parts/progress.tsx'
import { stateWords } from '../list/state-words.ts'
import { useDocumentActions } from '../list/use-document-actions.ts'
import { useUploads } from './provider.tsx'
import type { Upload } from './queue.ts'

interface TrayReadingProps {
  upload: Upload
  documentId: number
  jobId: string
}

/** A file that has arrived: how far the server is with reading it. */
export function TrayReading({ upload, documentId, jobId }: TrayReadingProps) {
  const uploads = useUploads()
  const actions = useDocumentActions()
  const { data } = useQuery(useTRPC().jobs.get.queryOptions({ id: jobId }))
  const state = documentStateOf(data?.job.state ?? 'queued', false)
  const { word } = stateWords(state)

  if (state === 'ready')
    return (
      <div className="flex items-center justify-between">
        <span className="text-verified">{word}</span>
        <Button asChild look="quiet" size="small" className="text-accent">
          <Link
            href={`/documents/${documentId}`}
            prefetch={false}
            onClick={() => uploads.forget([upload.key])}
          >
            Open
            <span className="sr-only"> {upload.name}</span>
          </Link>
        </Button>
      </div>
    )
  if (state === 'failed' || state === 'cancelled') {
    const { message, next } = problemOfCode(data?.job.lastError ?? 'job.cancelled')
    return (
      <div className="flex items-end justify-between gap-2">
        <p>
          <span className="text-danger">{message}</span> <span className="text-muted">{next}</span>{' '}
          <Link href={`/jobs/${jobId}`} prefetch={false} className="text-accent hover:underline">
            What happened
          </Link>
        </p>
        {mayHelp(data?.job.lastError ?? null) && (
          <Button look="quiet" size="small" onClick={() => actions.retry(jobId)}>
            Retry
          </Button>
        )}
      </div>
    )
  }
  // What is being read stands at 1 a moment before it is ready: a full bar would say that nothing is left to do.
  const progress = Math.min(data?.job.progress ?? 0, 0.99)
  return (
    <>
      <p className="flex h-8 items-center text-muted tabular-nums">
        {data && state === 'processing' ? `${stageWords(data.job)}, ${Math.floor(progress * 100)}%` : word}
      </p>
      <Progress value={progress} label={`Reading ${upload.name}`} />
    </>
  )
}
