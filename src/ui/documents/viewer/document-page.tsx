'use client'
import { useQuery } from '@tanstack/react-query'
import { ProblemNotice } from '#ui/api/problem-notice.tsx'
import { useTRPC } from '#ui/api/trpc.ts'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { DocumentHeader } from './document-header.tsx'
import { isReady } from './ready-document.ts'
import { UnreadDocument } from './unread-document.tsx'
import { Workbench } from './workbench.tsx'

/** A document beside what was asked of it; until it has been read, how far that is. */
export function DocumentPage({ id }: { id: number }) {
  const { data: document, error, refetch } = useQuery(useTRPC().documents.get.queryOptions({ id }))
  return (
    <div data-fills-window className="flex h-[calc(100dvh-var(--bar))] min-h-80 flex-col">
      {document ? (
        isReady(document) ? (
          <Workbench key={document.text.id} document={document} />
        ) : (
          <>
            <DocumentHeader document={document} />
            <UnreadDocument document={document} />
          </>
        )
      ) : error ? (
        <ProblemNotice error={error} onRetry={() => refetch()} className="m-6" />
      ) : (
        <div
          role="status"
          aria-label="Loading the document"
          className="grid flex-1 gap-6 p-6 lg:grid-cols-[3fr_2fr]"
        >
          <Skeleton className="h-full" />
          <Skeleton className="h-full max-lg:hidden" />
        </div>
      )}
    </div>
  )
}
