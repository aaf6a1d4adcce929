/** A count that an attribute gives, such as `text:c`: whole, 1 where it says less or nothing, `most` where it says more. */
export function countOf(value: string | undefined, most = Number.MAX_SAFE_INTEGER): number {
  return Math.max(1, Math.min(Math.trunc(Number(value)) || 1, most))
}
