import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { AnalysisDetail, Ask } from '#contracts/analysis.ts'
import { useTRPC } from '#ui/api/trpc.ts'

/** Asks; `onAsked` is told the new analysis. */
export function useAsk(onAsked: (analysisId: number) => void) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.analyses.ask.mutationOptions({
      onSuccess({ analysisId }) {
        void queries.invalidateQueries({ queryKey: trpc.analyses.history.pathKey() })
        onAsked(analysisId)
      },
    }),
  )
}

/** The same question once more, past the cache. */
export function sameAgain({ documentId, template, question, model }: AnalysisDetail): Ask {
  return { documentId, template, question, model, fresh: true }
}

/** Stops an analysis; what it has found is kept. */
export function useStop() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.analyses.stop.mutationOptions({
      onSuccess: (_, { id }) => queries.invalidateQueries({ queryKey: trpc.analyses.get.queryKey({ id }) }),
    }),
  )
}
