/** Least number of code units inserted, dropped or replaced (Levenshtein 1966; two rows, O(n · m)). */
export function editDistance(one: string, other: string): number {
  const start = commonStart(one, other)
  const end = commonEnd(one.slice(start), other.slice(start))
  const a = one.slice(start, one.length - end)
  const b = other.slice(start, other.length - end)
  let row = Uint32Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = new Uint32Array(b.length + 1)
    next[0] = i
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] as number) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1)
      next[j] = Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1)
    }
    row = next
  }
  return row[b.length] as number
}

export function commonStart<T>(one: ArrayLike<T>, other: ArrayLike<T>): number {
  let at = 0
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1
  return at
}

export function commonEnd<T>(one: ArrayLike<T>, other: ArrayLike<T>): number {
  let count = 0
  const most = Math.min(one.length, other.length)
  while (count < most && one[one.length - 1 - count] === other[other.length - 1 - count]) count += 1
  return count
}
