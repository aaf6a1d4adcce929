import { cx } from '#ui/parts/cx.ts'
import type { Hit } from '../find/use-find.ts'
import type { PageText } from '../page-text.ts'
import { boxStyle } from './mark-layer.tsx'
import { rectsOnPage } from './text-runs.ts'

/** What was found on a page. */
export function HitLayer({
  page,
  hits,
  current,
}: {
  page: PageText
  hits: readonly Hit[]
  current: Hit | null
}) {
  return hits.flatMap((hit) =>
    rectsOnPage(page, hit).map((rect) => (
      <div
        key={`${hit.start} ${rect.top}`}
        data-hit={hit === current ? 'current' : ''}
        className={cx('absolute', hit === current ? 'bg-[#7fb0ff]' : 'bg-[#c8dcff]')}
        style={boxStyle(rect)}
      />
    )),
  )
}
