export interface Score {
  hit1: number
  hit5: number
  mrr: number
}

/** From the rank of the first right passage of each question (1 is best, null: not found): shares, and the mean of 1/rank. */
export function scoreOf(ranks: readonly (number | null)[]): Score {
  const share = (within: number) =>
    ranks.filter((rank) => rank !== null && rank <= within).length / ranks.length
  const mrr = ranks.reduce<number>((sum, rank) => sum + (rank === null ? 0 : 1 / rank), 0) / ranks.length
  return { hit1: share(1), hit5: share(5), mrr }
}
