import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '#ui/api/trpc.ts'

/** The newest analyses of a document. */
export function useDocumentHistory(documentId: number) {
  return useQuery(useTRPC().analyses.history.queryOptions({ documentId, limit: 50 }))
}

/** An analysis as it was, or as far as it is. */
export function useAnalysis(id: number | null) {
  return useQuery(useTRPC().analyses.get.queryOptions({ id: id ?? 1 }, { enabled: id !== null }))
}

/** What can be asked here never changes while the page is open. */
export function useTemplates() {
  return useQuery(
    useTRPC().analyses.templates.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
  )
}

export function useModels() {
  return useQuery(useTRPC().analyses.models.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }))
}

/** The language of a document that is shown, null while or where it is not known. */
export function useLanguage(documentId: number): string | null {
  const { data } = useQuery(useTRPC().documents.get.queryOptions({ id: documentId }))
  return data?.text?.language ?? null
}
