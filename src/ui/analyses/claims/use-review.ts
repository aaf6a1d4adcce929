import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnalysisDetail, ClaimReview } from '#contracts/analysis.ts'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain } from '#ui/parts/toast.tsx'
import { reviewOf, withReview } from './with-review.ts'

/** Keeps what a reader makes of a claim. It is shown at once; what can't be kept is taken back, and said to be. */
export function useReview(analysisId: number) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const queryKey = trpc.analyses.get.queryKey({ id: analysisId })
  const show = (runId: number, ordinal: number, review: ClaimReview) =>
    queries.setQueryData(
      queryKey,
      (known: AnalysisDetail | undefined) => known && withReview(known, { runId, ordinal, review }),
    )
  return useMutation(
    trpc.analyses.review.mutationOptions({
      async onMutate({ runId, ordinal, verdict, note }) {
        await queries.cancelQueries({ queryKey })
        const before = reviewOf(queries.getQueryData(queryKey), { runId, ordinal })
        show(runId, ordinal, { verdict, note: note ?? '' })
        return { before }
      },
      onError(error, { runId, ordinal }, context) {
        if (context?.before) show(runId, ordinal, context.before)
        const { message, next } = problemOf(error)
        complain('The review was not kept', { detail: [message, next].filter(Boolean).join(' ') })
      },
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.analyses.history.pathKey() }),
    }),
  )
}
