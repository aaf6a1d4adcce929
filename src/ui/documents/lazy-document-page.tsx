'use client'
import dynamic from 'next/dynamic'
import { Skeleton } from '#ui/parts/skeleton.tsx'
import { useDocumentTitle } from './use-document-title.ts'

const DocumentPage = dynamic(() => import('./viewer/document-page.tsx').then((file) => file.DocumentPage), {
  ssr: false,
  loading: PageSkeleton,
})

/** The document beside its analysis. The viewer is large, so it comes only where it is needed. */
export function LazyDocumentPage({ id }: { id: number }) {
  useDocumentTitle(id)
  return <DocumentPage id={id} />
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
