/**
 * Hashed n-grams, NOT a language model: a text's words, their beginnings and their runs of letters, each hashed to a
 * direction of the vector. It knows forms of words and spelling, and nothing of what they mean. It shows that the
 * machinery works; what a real model finds is another matter.
 *
 * The hashing trick: Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", ICML 2009.
 */
export function hashedMeaning(text: string, dimensions = 512): Float64Array {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu))
    for (const [feature, weight] of featuresOf(word)) counts.set(feature, (counts.get(feature) ?? 0) + weight)
  const vector = new Float64Array(dimensions)
  for (const [feature, weight] of counts) {
    const hash = fnv(feature)
    const at = hash % dimensions
    vector[at] = (vector[at] ?? 0) + (hash & 0x8000_0000 ? -1 : 1) * Math.sqrt(weight)
  }
  // A text without any word has no direction; the protocol wants one.
  if (vector.every((number) => number === 0)) vector[0] = 1
  return vector
}

/** Short words are in every text and tell nothing. */
function* featuresOf(word: string): Generator<[string, number]> {
  if (word.length < 3) return
  const weight = word.length < 5 && !/\d/.test(word) ? 0.2 : 1
  yield [`=${word}`, weight]
  yield [`^${word.slice(0, 5)}`, weight]
  const bounded = `<${word}>`
  for (let at = 0; at + 4 <= bounded.length; at++) yield [bounded.slice(at, at + 4), weight / 4]
}

/** FNV-1a, 32 bits. */
function fnv(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
