import type { Span } from '#contracts/span.ts'

/** A span with the name of what lies on it. */
export interface Layer<Key> extends Span {
  key: Key
}

/** A stretch of text under the same layers from its first to its last character. */
export interface Segment<Key> extends Span {
  keys: Key[]
}

/**
 * Cuts `[start, end)` wherever a layer begins or ends, so that overlapping marks can be drawn side by side.
 * Nothing is lost, doubled or moved: the segments put together are the range, offset by offset.
 */
export function segments<Key>(start: number, end: number, layers: readonly Layer<Key>[]): Segment<Key>[] {
  const over = layers.filter((layer) => layer.start < end && layer.end > start && layer.start < layer.end)
  const cuts = new Set([start, end])
  for (const layer of over) {
    cuts.add(Math.max(start, layer.start))
    cuts.add(Math.min(end, layer.end))
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1] ?? end
    const keys = over.filter((layer) => layer.start <= from && layer.end >= to).map((layer) => layer.key)
    return { start: from, end: to, keys }
  })
}

/** The spans of a sorted, disjoint list that touch `[start, end)`, found by halving. */
export function touching<S extends Span>(spans: readonly S[], start: number, end: number): S[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  let last = low
  while (last < spans.length && (spans[last]?.start ?? end) < end) last += 1
  return spans.slice(low, last)
}
