/** The ids from one to another, both included, whichever comes first; the second alone where the first is unknown. */
export function rangeBetween(ids: readonly number[], from: number | null, to: number): number[] {
  const end = ids.indexOf(to)
  const start = from === null ? end : ids.indexOf(from)
  if (start < 0 || end < 0) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}
