'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DocumentRow } from '#contracts/document.ts'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain, say } from '#ui/parts/toast.tsx'
import { mapRows, type Pages } from '../live/pages.ts'

function explain(error: unknown): void {
  const { message, next } = problemOf(error)
  complain(message, { detail: next ?? undefined })
}

/** A promise's failure that `onError` has told already. */
const explained = () => {}

/**
 * What can be done with a document. Each says what happened, and asks the server for the new lists. They await
 * promises, because the callbacks of `mutate` are silent once the row that was pressed has left the page.
 */
export function useDocumentActions() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const lists = trpc.documents.list.infiniteQueryKey()

  function refresh() {
    void queries.invalidateQueries({ queryKey: trpc.documents.list.pathKey() })
    void queries.invalidateQueries({ queryKey: trpc.documents.get.pathKey() })
  }
  const common = { onError: explain, onSettled: refresh }

  const remove = useMutation(trpc.documents.remove.mutationOptions(common))
  const restore = useMutation(trpc.documents.restore.mutationOptions(common))
  const rename = useMutation(trpc.documents.rename.mutationOptions({ onSettled: refresh }))
  const retry = useMutation(trpc.jobs.retry.mutationOptions(common))
  const reprocess = useMutation(trpc.documents.reprocess.mutationOptions(common))
  const cancel = useMutation(trpc.jobs.cancel.mutationOptions(common))

  function hide(id: number) {
    queries.setQueriesData<Pages>({ queryKey: lists }, (known) =>
      mapRows(known, (row) => (row.id === id ? null : row)),
    )
  }

  return {
    rename,
    /** To the trash, out of the list at once, with the way back in the toast. */
    remove({ id, filename }: Pick<DocumentRow, 'id' | 'filename'>) {
      hide(id)
      const action = { label: 'Undo', onClick: () => restore.mutate({ id }) }
      remove.mutateAsync({ id }).then(() => say(`“${filename}” is in the trash.`, { action }), explained)
    },
    restore({ id, filename }: Pick<DocumentRow, 'id' | 'filename'>) {
      hide(id)
      restore.mutateAsync({ id }).then(() => say(`“${filename}” is back.`), explained)
    },
    /** Its text stays as it is until the new one is ready. */
    reprocess({ id, filename }: Pick<DocumentRow, 'id' | 'filename'>, ocrLanguages?: string[]) {
      reprocess
        .mutateAsync({ id, ocrLanguages })
        .then(() => say(`“${filename}” is being read again.`), explained)
    },
    retry: (jobId: string) => retry.mutate({ id: jobId }),
    cancel: (jobId: string) => cancel.mutate({ id: jobId }),
  }
}
