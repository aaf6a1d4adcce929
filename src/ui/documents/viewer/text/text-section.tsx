import { memo } from 'react'
import type { Span } from '#contracts/span.ts'
import type { Block, Section } from './blocks.ts'
import type { Over } from './over.ts'
import { type Layer, touching } from './segments.ts'
import { Stretches } from './stretches.tsx'
import { TableBlock } from './table-block.tsx'
import { tableRows } from './table-rows.ts'

interface TextSectionProps {
  section: Section
  text: string
  skippable: readonly Span[]
  layers: readonly Layer<Over>[]
  /** What a part of this document is called, where it has several: a slide, a sheet. */
  partWord: string | null
  /** On paper all is laid out at once. */
  isPrinted?: boolean
  onSelect: (citation: number) => void
}

/** The browser lays a section out when it comes near the window; until then this is its height. */
const ESTIMATE = 'auto 1400px'

/** A few blocks of a text. */
export function TextSection({
  section,
  text,
  skippable,
  layers,
  partWord,
  isPrinted,
  onSelect,
}: TextSectionProps) {
  const near = touchingAny(layers, section)
  return (
    <div
      data-section={section.start}
      style={isPrinted ? undefined : { contentVisibility: 'auto', containIntrinsicBlockSize: ESTIMATE }}
    >
      {section.page !== null && (
        <p
          data-part={section.page}
          className="mt-8 mb-2 select-none border-line border-t pt-3 font-sans text-muted text-xs uppercase tracking-wide"
        >
          {partWord} {section.page}
        </p>
      )}
      {section.blocks.map((block) => (
        <TextBlock
          key={block.start}
          {...{ block, text, onSelect }}
          hidden={touching(skippable, block.start, block.end)}
          over={touchingAny(near, block)}
        />
      ))}
    </div>
  )
}

/** Layers overlap each other, so they are gone through one by one: first for the section, then for its blocks. */
function touchingAny(layers: readonly Layer<Over>[], { start, end }: Span): Layer<Over>[] {
  return layers.filter((layer) => layer.start < end && layer.end > start)
}

interface TextBlockProps {
  block: Block
  text: string
  hidden: readonly Span[]
  over: readonly Layer<Over>[]
  onSelect: (citation: number) => void
}

const LOOKS: Record<Block['kind'], string> = {
  paragraph: 'mb-4',
  heading: 'mt-6 mb-2 font-sans font-semibold leading-tight',
  list: 'mb-4 whitespace-pre-wrap',
  quote: 'mb-4 whitespace-pre-line border-line border-l-4 pl-4 text-muted',
  table: 'mb-4 overflow-x-auto whitespace-pre font-mono text-sm',
  code: 'mb-4 overflow-x-auto whitespace-pre rounded-md bg-sunken p-3 font-mono text-sm',
  lines: 'mb-4 whitespace-pre-wrap break-words',
  plain: 'whitespace-pre-wrap break-words',
}

const HEADING_SIZES = ['', 'text-2xl', 'text-xl', 'text-lg', 'text-base', 'text-base', 'text-base']

/** One below the page's own heading. */
const TAGS = ['div', 'h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const

/** Drawn again only when something on it changes: a text has thousands. */
const TextBlock = memo(
  function TextBlock({ block, text, hidden, over, onSelect }: TextBlockProps) {
    const rows =
      block.kind === 'table' || block.kind === 'lines'
        ? tableRows(block, text, hidden, block.format === 'markdown')
        : null
    if (rows) return <TableBlock {...{ block, rows, text, hidden, over, onSelect }} />
    const Tag = TAGS[block.level] ?? 'div'
    return (
      <Tag
        data-heading={block.kind === 'heading' ? block.start : undefined}
        className={`${LOOKS[block.kind]} ${HEADING_SIZES[block.level] ?? ''}`}
      >
        <Stretches {...{ block, text, hidden, over, onSelect }} />
      </Tag>
    )
  },
  (before, after) =>
    before.text === after.text &&
    before.block === after.block &&
    before.onSelect === after.onSelect &&
    before.over.length === after.over.length &&
    before.over.every((layer, index) => layer === after.over[index]),
)
