'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { preload } from 'react-dom'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import type { DocumentDetail } from '#contracts/document.ts'
import { PDFIUM_WASM } from '#contracts/engine.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { useHydrated } from '#ui/parts/hydrated.ts'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { useDocumentTitle } from './use-document-title.ts'
import { DocumentPage } from './viewer/document-page.tsx'
import { dropAhead, openAhead, openPreloaded } from './viewer/pdf/ahead.ts'
import { pdfPath } from './viewer/pdf/pdf-path.ts'

if (typeof window !== 'undefined') openPreloaded()

interface LazyDocumentPageProps {
  document: DocumentDetail
  analysis: AnalysisDetail | null
  at: number
}

/** The document beside its analysis, in the browser only: it needs to know the window. */
export function LazyDocumentPage(start: LazyDocumentPageProps) {
  const { id, fileType, state } = start.document
  useSeed(start)
  useAhead(id, fileType === 'pdf' && state === 'ready')
  useDocumentTitle(id)
  return useHydrated() ? <DocumentPage id={id} /> : <PageSkeleton />
}

/** The server's html already asks for what draws and what is drawn; the worker starts before the page is laid out. */
function useAhead(id: number, isDrawn: boolean): void {
  if (isDrawn) {
    // Large, and no use before the scripts are there: they must not take their place in the queue.
    const first = { as: 'fetch', crossOrigin: 'anonymous', fetchPriority: 'low' } as const
    preload(PDFIUM_WASM, first)
    preload(pdfPath(id), first)
  }
  useState(() => {
    if (isDrawn && typeof window !== 'undefined') openAhead(id)
  })
  useEffect(() => () => dropAhead(id), [id])
}

/** What the server sent along needs not be asked for, unless something newer is known. */
function useSeed({ document, analysis, at }: LazyDocumentPageProps): void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  useState(() => {
    const put = (queryKey: readonly unknown[], data: unknown) => {
      if (!queries.getQueryData(queryKey)) queries.setQueryData(queryKey, data, { updatedAt: at })
    }
    put(trpc.documents.get.queryKey({ id: document.id }), document)
    if (analysis) put(trpc.analyses.get.queryKey({ id: analysis.id }), analysis)
  })
}

function PageSkeleton() {
  return (
    <div
      role="status"
      aria-label="Loading the document"
      data-fills-window
      className="grid h-[calc(100dvh-var(--bar))] gap-6 p-6 lg:grid-cols-[3fr_2fr]"
    >
      <Skeleton className="h-full" />
      <Skeleton className="h-full max-lg:hidden" />
    </div>
  )
}
