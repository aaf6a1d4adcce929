import type { Span } from '#contracts/span.ts'
import { type Line, linesOf } from './lines.ts'
import type { ParsedPage } from './parsed.ts'

/** Heads and feet stand in the outer eighth of a page, or are its first or last line. */
const ZONE = 1 / 8
/** A head repeats on at least so many pages, since chapters have their own. */
const REPEATS = 3
/** Line numbers in the margin, and printers' marks beside them ("S32", "33R"), stand at one place on at least this share of the pages. */
const MARGIN_SHARE = 0.3
const MARGIN_MARK = /^(?:\p{L}?[\p{N}\p{P}\p{S}]{1,4}|\p{N}{1,3}\p{L})$/u
/** Shorter words at one end of several pages are labels of figures. */
const SHORTEST_HEAD = 4

/**
 * Running heads and feet, page numbers and the margin's line numbers, as sorted spans that include their
 * line's end. Careful rather than complete, for what is skippable is not searched: a number may differ from
 * page to page only as the page's own number does ("Total: 500", "Total: 700" at the foot are content).
 */
export function repeatedLines(text: string, pages: ParsedPage[]): Span[] {
  const keyed = pages.flatMap((page) => linesOf(text, page).map((line) => ({ line, page })))
  const zones = zonesOf(keyed)
  const entries = keyed.map(({ line, page }, index) => ({
    line,
    keys: [
      ...headKeys(line, page, { zone: zones[index] ?? null, isFew: pages.length < REPEATS }),
      ...marginKeys(line),
    ],
    page: page.number,
  }))
  const seen = countPages(entries)
  const needed = (key: string) =>
    key.startsWith('margin')
      ? Math.max(REPEATS, pages.length * MARGIN_SHARE)
      : Math.min(REPEATS, pages.length)
  const repeated = entries.filter(({ keys }) => keys.some((key) => (seen.get(key) ?? 0) >= needed(key)))
  return merge(
    repeated.map(({ line }) => ({
      start: line.start,
      end: text[line.end] === '\n' ? line.end + 1 : line.end,
    })),
  )
}

type Zone = 'top' | 'bottom' | null

function zonesOf(keyed: { line: Line; page: ParsedPage }[]): Zone[] {
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  for (const [index, { page }] of keyed.entries()) {
    if (!first.has(page.number)) first.set(page.number, index)
    last.set(page.number, index)
  }
  return keyed.map(({ line, page }, index) => {
    const outer = outerZone(line, page)
    if (outer === 'top' || index === first.get(page.number)) return 'top'
    return outer === 'bottom' || index === last.get(page.number) ? 'bottom' : null
  })
}

function outerZone({ middle }: Line, { height }: ParsedPage): Zone {
  if (middle === null || height === null) return null
  if (middle < height * ZONE) return 'top'
  return middle > height * (1 - ZONE) ? 'bottom' : null
}

/**
 * What must recur for a line to be a head or foot: its words, or its words with one number counted from the page's.
 * Of one or two pages the first and last lines may be alike and content ("Signed in two copies."): there
 * lines of words count only where heads and feet stand.
 */
function headKeys(line: Line, page: ParsedPage, { zone, isFew }: { zone: Zone; isFew: boolean }): string[] {
  if (zone === null) return []
  const form = line.text.replace(/\s+/g, ' ')
  if (isFew && outerZone(line, page) === null && !PAGE_NUMBER.test(form)) return []
  const keys = form.length >= SHORTEST_HEAD ? [`${zone} ${form}`] : []
  for (const found of form.matchAll(/\d{1,5}|\b[ivxlc]{1,8}\b/g)) {
    const value = numberOf(found[0])
    if (value === null) continue
    const rest = `${form.slice(0, found.index)}\0${form.slice(found.index + found[0].length)}`
    keys.push(`${zone} ${value - page.number} ${rest}`)
  }
  return keys
}

function marginKeys({ text, left, middle }: Line): string[] {
  if (left === null || middle === null || !MARGIN_MARK.test(text)) return []
  return [`margin ${text} ${Math.round(left / 4)} ${Math.round(middle / 4)}`]
}

/** Nothing but a number and what stands round it: "- 7 -", "iv". */
const PAGE_NUMBER = /^(?:\P{L}*|\P{L}*[ivxlc]{1,8}\P{L}*)$/iu

const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }

function numberOf(word: string): number | null {
  if (/^\d+$/.test(word)) return Number(word)
  const values = Array.from(word, (letter) => ROMAN[letter] ?? 0)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}

/** On how many pages each key occurs. */
function countPages(entries: { keys: string[]; page: number }[]): Map<string, number> {
  const pages = new Map<string, number>()
  const last = new Map<string, number>()
  for (const { keys, page } of entries) {
    for (const key of keys) {
      if (last.get(key) === page) continue
      last.set(key, page)
      pages.set(key, (pages.get(key) ?? 0) + 1)
    }
  }
  return pages
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans) {
    const last = merged.at(-1)
    if (last && last.end >= span.start) last.end = Math.max(last.end, span.end)
    else merged.push(span)
  }
  return merged
}
