import type { Span } from '#contracts/span.ts'
import type { OutlineEntry } from '../pdf/outline.ts'
import type { Section } from './blocks.ts'
import { touching } from './segments.ts'

/** Longer headings are cut, in characters. */
const LONGEST = 200
/** More than anybody looks through. */
const MOST = 2_000

/** A text's headings as an outline; `place` is where each begins. Empty where it has none. */
export function textOutline(
  sections: readonly Section[],
  text: string,
  skippable: readonly Span[],
): OutlineEntry[] {
  const headings = sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'heading'))
  const all: OutlineEntry[] = []
  const open: { level: number; entries: OutlineEntry[] }[] = [{ level: 0, entries: all }]
  for (const block of headings.slice(0, MOST)) {
    const title = titleOf(block, text, skippable)
    if (title === '') continue
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= block.level) open.pop()
    const entry: OutlineEntry = { title, place: block.start, entries: [] }
    open.at(-1)?.entries.push(entry)
    open.push({ level: block.level, entries: entry.entries })
  }
  return all
}

/** The heading's words, without its markup. */
function titleOf({ start, end }: Span, text: string, skippable: readonly Span[]): string {
  let title = ''
  let at = start
  for (const skip of touching(skippable, start, end)) {
    title += text.slice(at, Math.max(at, skip.start))
    at = Math.max(at, skip.end)
  }
  title += text.slice(at, Math.max(at, end))
  return title.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
}
