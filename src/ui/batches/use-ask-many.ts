import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { DocumentRow } from '#contracts/document.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { keepRefused } from './refused.ts'

/** Puts a question to several documents and goes to the page of their answers. */
export function useAskMany(documents: readonly DocumentRow[]) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  return useMutation(
    trpc.analyses.askMany.mutationOptions({
      onSuccess({ batchId, asked }) {
        void queries.invalidateQueries({ queryKey: trpc.analyses.history.pathKey() })
        const names = new Map(documents.map(({ id, filename }) => [id, filename]))
        const refused = asked.flatMap(({ documentId, error }) =>
          error === null ? [] : [{ filename: names.get(documentId) ?? 'A document', error }],
        )
        keepRefused(batchId, refused)
        router.push(`/batches/${batchId}`)
      },
    }),
  )
}
