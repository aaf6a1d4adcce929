import type { AnalysisDetail, ClaimReview } from '#contracts/analysis.ts'

interface Place {
  runId: number
  ordinal: number
}

/** An analysis with another review of one of its claims, and the count that follows. */
export function withReview(
  analysis: AnalysisDetail,
  { runId, ordinal, review }: Place & { review: ClaimReview },
): AnalysisDetail {
  const runs = analysis.runs.map((run) =>
    run.id === runId
      ? {
          ...run,
          claims: run.claims.map((claim) => (claim.ordinal === ordinal ? { ...claim, review } : claim)),
        }
      : run,
  )
  const reviewed = runs[0]?.claims.filter((claim) => claim.review.verdict !== null).length ?? 0
  return { ...analysis, runs, reviewed }
}

/** What is known of a claim's review. */
export function reviewOf(
  analysis: AnalysisDetail | undefined,
  { runId, ordinal }: Place,
): ClaimReview | null {
  const run = analysis?.runs.find(({ id }) => id === runId)
  return run?.claims.find((claim) => claim.ordinal === ordinal)?.review ?? null
}
