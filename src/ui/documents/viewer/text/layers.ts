import type { Span } from '#contracts/span.ts'
import type { Mark } from '../place.ts'
import type { Over } from './over.ts'
import type { Layer } from './segments.ts'

/** What lies over a text: what is cited, the place that an address names, and what was found. */
export function layersOf(
  marks: readonly Mark[],
  active: number | null,
  hits: readonly Span[],
  current: number,
): Layer<Over>[] {
  const cited = marks.flatMap(({ start, end, citation }) =>
    citation === null
      ? []
      : [{ start, end, key: { kind: 'mark' as const, citation, isActive: citation === active } }],
  )
  // A place that a search or an address names has the colour of finding.
  const named = marks
    .filter((mark) => mark.citation === null)
    .flatMap((mark) => mark.hits ?? [mark])
    .map(({ start, end }) => ({ start, end, key: { kind: 'hit' as const, isCurrent: true } }))
  const found = hits.map(({ start, end }, index) => ({
    start,
    end,
    key: { kind: 'hit' as const, isCurrent: index === current },
  }))
  return [...cited, ...named, ...found]
}
