/** Damps how much the first ranks count: the value of the paper below, which found it to matter little. */
const K = 60

export interface Fused<Item> {
  item: Item
  score: number
}

/**
 * Reciprocal rank fusion: an item's score is the sum of 1 / (60 + rank) over the lists that have it, rank from 1.
 * Scores of different kinds need not be comparable. Of equals, the one that stands earlier in the first list that has
 * it comes first, so that an order never is chance.
 *
 * Cormack, Clarke, Büttcher: "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods",
 * SIGIR 2009.
 */
export function fuse<Item>(lists: readonly (readonly Item[])[]): Fused<Item>[] {
  const scores = new Map<Item, number>()
  for (const list of lists)
    for (const [index, item] of list.entries())
      scores.set(item, (scores.get(item) ?? 0) + 1 / (K + index + 1))
  // A Map keeps the order of arrival, and sorting keeps the order of equals.
  return Array.from(scores, ([item, score]) => ({ item, score })).sort((a, b) => b.score - a.score)
}
