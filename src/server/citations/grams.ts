/** Buckets for runs of words; two runs in one bucket only make the count larger. */
const BUCKETS = 1 << 15

/**
 * For each place of the text (up to and including its word), how many runs of `q` words the last m words there and a
 * pattern of m words have in common, as multisets. Never too small, seldom too large: runs are counted by a hash.
 * Linear.
 */
export function commonGrams(pattern: Int32Array, text: Int32Array, q: 1 | 2): Uint16Array {
  const counts = new Uint16Array(text.length)
  const left = new Int32Array(BUCKETS)
  const wanted = new Uint8Array(BUCKETS)
  for (let at = q - 1; at < pattern.length; at += 1) {
    const bucket = bucketOf(pattern, at, q)
    left[bucket] = (left[bucket] as number) + 1
    wanted[bucket] = 1
  }
  const width = pattern.length - q + 1
  let common = 0
  for (let at = q - 1; at < text.length; at += 1) {
    const comes = bucketOf(text, at, q)
    if (wanted[comes] === 1) {
      if ((left[comes] as number) > 0) common += 1
      left[comes] = (left[comes] as number) - 1
    }
    if (at - width >= q - 1) {
      const goes = bucketOf(text, at - width, q)
      if (wanted[goes] === 1) {
        if ((left[goes] as number) >= 0) common -= 1
        left[goes] = (left[goes] as number) + 1
      }
    }
    counts[at] = Math.min(common, 0xffff)
  }
  return counts
}

/** The run of `q` words that ends at `at`. */
function bucketOf(words: Int32Array, at: number, q: 1 | 2): number {
  const last = words[at] as number
  const run = q === 1 ? last : Math.imul(words[at - 1] as number, 0x9e3779b1) ^ last
  return (Math.imul(run, 0x85ebca6b) >>> 17) & (BUCKETS - 1)
}
