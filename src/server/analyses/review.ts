import type { ClaimReview } from '#contracts/analysis.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { keepReview } from './runs/repo.ts'

/** Keeps what a reader makes of a claim; a later verdict takes the place of the one before. Throws `claim.not_found`. */
export async function reviewClaim(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; runId: number; ordinal: number } & ClaimReview,
): Promise<ClaimReview> {
  const { verdict, note, ...claim } = input
  if (!(await keepReview(deps.db, claim, { review: verdict, note }))) throw new AppError('claim.not_found')
  return { verdict, note }
}
