'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentRow } from '#contracts/document.ts'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain, say } from '#ui/parts/toast.tsx'

/** Keeps a document's text on this server, or lets it go to models elsewhere again. */
export function useKeepHere() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const keep = useMutation(
    trpc.documents.keepHere.mutationOptions({
      onSuccess({ id, filename, localOnly }) {
        queries.setQueryData(trpc.documents.get.queryKey({ id }), (known) => known && { ...known, localOnly })
        say(
          localOnly
            ? `“${filename}” is kept on this server.`
            : `“${filename}” may go to models elsewhere, when you ask them.`,
        )
      },
      onError(error) {
        const { message, next } = problemOf(error)
        complain(message, { detail: next ?? undefined })
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.documents.list.pathKey() }),
    }),
  )
  return {
    isPending: keep.isPending,
    toggle: ({ id, localOnly }: Pick<DocumentRow, 'id' | 'localOnly'>) =>
      // The promise outlives the menu that was pressed; its failure has been told.
      void keep.mutateAsync({ id, localOnly: !localOnly }).catch(() => {}),
  }
}
