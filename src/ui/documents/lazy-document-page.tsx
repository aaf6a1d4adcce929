'use client'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { preload } from 'react-dom'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import type { DocumentDetail, PageContent } from '#contracts/document.ts'
import { PDFIUM_WASM } from '#contracts/engine.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { useHydrated } from '#ui/parts/hydrated.ts'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { useDocumentTitle } from './use-document-title.ts'
import { DocumentPage } from './viewer/document-page.tsx'
import { KEEP_PAGE, pageTextKey } from './viewer/page-content.ts'
import { unpackPage } from './viewer/page-text.ts'
import { dropAhead, openAhead, openPreloaded } from './viewer/pdf/ahead.ts'
import { pdfPath } from './viewer/pdf/pdf-path.ts'

if (typeof window !== 'undefined') openPreloaded()

interface LazyDocumentPageProps {
  document: DocumentDetail
  analysis: AnalysisDetail | null
  at: number
  /** The page that the address leads to, and how it is shown until it is drawn. */
  first: { content: PageContent; textId: number; shown: ReactNode } | null
}

/** The document beside its analysis, in the browser only: it needs to know the window. */
export function LazyDocumentPage(start: LazyDocumentPageProps) {
  const { id, fileType, state } = start.document
  useSeed(start)
  useSeedPage(start)
  useAhead(id, fileType === 'pdf' && state === 'ready')
  useDocumentTitle(id)
  return useHydrated() ? <DocumentPage id={id} /> : <PageSkeleton sight={start.first?.shown} />
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

/** The words of the page that is seen first. */
function useSeedPage({ document, first }: LazyDocumentPageProps): void {
  const queries = useQueryClient()
  useState(() => {
    if (!first || first.textId !== document.text?.id || typeof window === 'undefined') return
    const { content, textId } = first
    void queries.prefetchQuery({
      queryKey: pageTextKey({ id: document.id, textId, page: content.number }),
      queryFn: () => unpackPage(content),
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: KEEP_PAGE,
    })
  })
}

/** As high and wide as what comes; what the address leads to is there already. */
function PageSkeleton({ sight }: { sight: ReactNode }) {
  return (
    <div
      role="status"
      aria-label="Loading the document"
      data-fills-window
      className="flex h-[calc(100dvh-var(--bar))] min-h-80 flex-col"
    >
      <div className="h-12 shrink-0 border-line border-b bg-surface" />
      <div className="grid min-h-0 flex-1 grid-cols-1 lg:grid-cols-[58fr_42fr]">
        <div className="flex min-h-0 min-w-0 flex-col">
          <div className="h-11 shrink-0 border-line border-b bg-surface" />
          {sight ?? <Skeleton className="m-6 flex-1" />}
        </div>
        <div className="flex bg-paper p-6 max-lg:hidden">
          <Skeleton className="h-full flex-1" />
        </div>
      </div>
    </div>
  )
}
