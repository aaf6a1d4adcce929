import type { Span } from '#contracts/span.ts'
import { cx } from '#ui/parts/cx.ts'
import type { Block } from './blocks.ts'
import { isBullet, isStyle, PLAIN, styleAfter } from './markup.ts'
import type { Over } from './over.ts'
import { type Layer, type Segment, segments } from './segments.ts'

interface StretchesProps {
  block: Block
  text: string
  /** The markup: not shown. */
  hidden: readonly Span[]
  over: readonly Layer<Over>[]
  onSelect: (citation: number) => void
}

type Key = Over | { kind: 'hidden' }

/** A block's text, stretch by stretch. Each carries its offset; what is hidden is left out, never moved. */
export function Stretches({ block, text, hidden, over, onSelect }: StretchesProps) {
  const isCode = block.kind === 'code'
  const left = isCode ? [...hidden, firstLine(text, block)] : hidden
  const layers: Layer<Key>[] = [
    ...left.map(({ start, end }) => ({ start, end, key: { kind: 'hidden' as const } })),
    ...over,
  ]
  // The last line end only separates blocks; drawn, it would be an empty line.
  const end =
    block.kind === 'plain' ? block.end : block.start + text.slice(block.start, block.end).trimEnd().length
  let style = PLAIN
  return segments(block.start, end, layers).map((segment) => {
    const words = text.slice(segment.start, segment.end)
    if (segment.keys.some((key) => key.kind === 'hidden')) {
      if (!isCode && (block.format !== 'typed' || isStyle(words))) style = styleAfter(style, words)
      return <Markup key={segment.start} markup={words} block={block} />
    }
    const classes = cx(
      style.strong && 'font-semibold',
      style.em && 'italic',
      style.strike && 'line-through',
      style.link && 'text-accent',
      style.code && 'rounded-sm bg-sunken px-0.5 font-mono text-[0.9em]',
    )
    return <Stretch key={segment.start} {...{ segment, words, classes, onSelect }} />
  })
}

/** The line that opens a block of code. */
function firstLine(text: string, { start, end }: Block): Span {
  const lineEnd = text.indexOf('\n', start)
  return { start, end: lineEnd < 0 ? end : lineEnd + 1 }
}

/** Markup is left out; a bullet is drawn as a dot, a table keeps its lines, and bars and note marks are signs. */
function Markup({ markup, block }: { markup: string; block: Block }) {
  if (block.kind === 'list' && isBullet(markup)) return <span className="select-none text-muted">•</span>
  if (block.format === 'typed' && isStyle(markup)) return null
  if (block.kind === 'lines' || block.format === 'typed')
    // Above the shadow of a mark beside it.
    return <span className="relative select-none text-muted">{markup}</span>
  if (block.kind === 'table') return <span className="select-none text-line-strong">{markup}</span>
  return null
}

interface StretchProps {
  segment: Segment<Key>
  words: string
  classes: string
  onSelect: (citation: number) => void
}

/** A stretch with all that lies on it: of several citations the active one is shown, else the last. */
function Stretch({ segment, words, classes, onSelect }: StretchProps) {
  const marks = segment.keys.filter((key) => key.kind === 'mark')
  const mark = marks.find((key) => key.isActive) ?? marks.at(-1)
  const hit = segment.keys.find((key) => key.kind === 'hit')
  const hitClass = hit && (hit.isCurrent ? 'bg-[#7fb0ff] text-[#1f1e1b]' : 'bg-[#c8dcff] text-[#1f1e1b]')
  if (!mark)
    return (
      <span data-start={segment.start} className={cx(classes, hitClass) || undefined}>
        {words}
      </span>
    )
  const { citation } = mark
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is in the answer, as a button
    <mark
      data-start={segment.start}
      data-citation={citation ?? undefined}
      data-active={mark.isActive || undefined}
      onClick={() => citation !== null && onSelect(citation)}
      className={cx(
        classes,
        citation !== null && 'cursor-pointer',
        mark.isActive
          ? 'bg-mark text-mark-ink shadow-[0_2px_0_var(--mark),0_-2px_0_var(--mark)]'
          : 'bg-mark/45 text-inherit',
        hitClass,
      )}
    >
      {words}
    </mark>
  )
}
