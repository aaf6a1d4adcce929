import type { Span } from '#contracts/span.ts'

/** What a block looks like: Markdown's, lines of a typed page, plain text. `level` is a heading's, 1 to 6. */
export type BlockKind = 'paragraph' | 'heading' | 'list' | 'quote' | 'table' | 'code' | 'lines' | 'plain'

export interface Block extends Span {
  kind: BlockKind
  level: number
  format: TextFormat
}

type Found = Omit<Block, 'format'>

/** A few blocks that are laid out together, when they come near the window. */
export interface Section extends Span {
  blocks: Block[]
  /** The slide or sheet that begins here. */
  page: number | null
}

/** Roughly two screens of text. */
const SECTION = 4_000
/** A line that never ends (a minified file) is broken here. */
const LONGEST = 20_000

/** How a text shows its structure: by Markdown, by the blank lines of a typed page, not at all. */
export type TextFormat = 'markdown' | 'typed' | 'text'

/** The blocks of a text, in order, without gaps: each ends where the next begins. */
export function blocksOf(text: string, format: TextFormat): Block[] {
  return BLOCKS[format](text).flatMap((block) => broken(text, { ...block, format }))
}

/** Puts neighbouring blocks together until they fill a section. */
export function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  for (const block of blocks) {
    const last = sections.at(-1)
    if (last && block.end - last.start <= SECTION) {
      last.blocks.push(block)
      last.end = block.end
    } else {
      sections.push({ start: block.start, end: block.end, blocks: [block], page: null })
    }
  }
  return sections
}

/** The sections of all slides or sheets, each beginning with a section of its own; offsets are the whole text's. */
export function pagedSections(
  pages: readonly { number: number; start: number; text: string }[],
  format: TextFormat,
): Section[] {
  return pages.flatMap(({ number, start, text }) => {
    const blocks = blocksOf(text, format).map((block) => moved(block, start))
    const [first, ...others] = sectionsOf(blocks)
    const head = first ?? { start, end: start + text.length, blocks: [] }
    return [{ ...head, page: pages.length > 1 ? number : null }, ...others]
  })
}

function moved<Place extends Span>(place: Place, by: number): Place {
  return { ...place, start: place.start + by, end: place.end + by }
}

/** The index of the section that holds an offset. */
export function sectionAt(sections: readonly Section[], offset: number): number {
  const index = sections.findIndex((section) => offset < section.end)
  return index < 0 ? sections.length - 1 : index
}

/** Plain text keeps its lines: a block is about a section's worth of whole lines. */
function plainBlocks(text: string): Found[] {
  const blocks: Found[] = []
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start + SECTION / 2)
    const end = lineEnd < 0 ? text.length : lineEnd + 1
    blocks.push({ start, end, kind: 'plain', level: 0 })
    start = end
  }
  return blocks
}

const FENCE = /^ {0,3}(```+|~~~+)/
const HEADING = /^ {0,3}(#{1,6})(\s|$)/

/**
 * A light reading of Markdown by lines, for looks only: what is markup is known from the server, and no offset
 * depends on this.
 */
function markdownBlocks(text: string): Found[] {
  const blocks: Found[] = []
  let fence: string | null = null
  let open = false
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd < 0 ? text.length : lineEnd + 1
    const line = text.slice(start, end)
    const last = blocks.at(-1)
    const mark = FENCE.exec(line)?.[1]
    if (fence !== null) {
      if (last) last.end = end
      if (mark?.startsWith(fence)) fence = null
    } else if (line.trim() === '') {
      if (last) last.end = end
      else blocks.push({ start, end, kind: 'paragraph', level: 0 })
      open = false
    } else if (mark) {
      blocks.push({ start, end, kind: 'code', level: 0 })
      fence = mark
      open = false
    } else {
      const { kind, level } = kindOf(line)
      if (open && last && last.kind !== 'heading' && kind !== 'heading') last.end = end
      else blocks.push({ start, end, kind, level })
      open = true
    }
    start = end
  }
  return blocks
}

/**
 * A text as office documents and web pages are read (src/server/ingestion/parsers/flow-gaps.ts): two blank lines stand
 * before a heading, three before one of the first level.
 */
function typedBlocks(text: string): Found[] {
  const blocks: Found[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(/^\n+|\n\n+/g)) {
    const end = index + gap.length
    if (index > 0) blocks.push(typedBlock(text, start, end))
    start = index > 0 ? end : 0
  }
  if (start < text.length) blocks.push(typedBlock(text, start, text.length))
  return blocks
}

function typedBlock(text: string, start: number, end: number): Found {
  const space = /\n*$/.exec(text.slice(Math.max(0, start - 4), start))?.[0] ?? ''
  const blank = start === 0 ? (/^\n*/.exec(text)?.[0].length ?? 0) : space.length - 1
  if (blank < 2) return { start, end, kind: 'lines', level: 0 }
  return { start, end, kind: 'heading', level: blank > 2 ? 1 : 2 }
}

const BLOCKS: Record<TextFormat, (text: string) => Found[]> = {
  markdown: markdownBlocks,
  typed: typedBlocks,
  text: plainBlocks,
}

function kindOf(line: string): Pick<Block, 'kind' | 'level'> {
  const heading = HEADING.exec(line)?.[1]
  if (heading) return { kind: 'heading', level: heading.length }
  if (/^\s*([-*+]|\d{1,9}[.)])\s/.test(line)) return { kind: 'list', level: 0 }
  if (/^ {0,3}>/.test(line)) return { kind: 'quote', level: 0 }
  if (/^\s*\|/.test(line)) return { kind: 'table', level: 0 }
  return { kind: 'paragraph', level: 0 }
}

function broken(text: string, block: Block): Block[] {
  if (block.end - block.start <= LONGEST) return [block]
  const parts: Block[] = []
  for (let start = block.start; start < block.end; ) {
    const limit = Math.min(start + LONGEST, block.end)
    // At a line's end if one is there: so a table is cut between its rows.
    const lineEnd = limit === block.end ? -1 : text.lastIndexOf('\n', limit - 1)
    const space = limit === block.end || lineEnd > start ? lineEnd : text.lastIndexOf(' ', limit)
    const end = space > start ? space + 1 : limit
    parts.push({ ...block, start, end })
    start = end
  }
  return parts
}
