import { beforeAll, describe, expect, test } from 'vitest'
import type { Rect } from '#contracts/analysis.ts'
import { marksFor } from '#server/citations/marks.ts'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { type HardPlace, placed, type Writer, type WriterName } from '#test/pdfs/place.ts'
import { columnPlaces } from '#test/pdfs/places-columns.ts'
import { linePlaces } from '#test/pdfs/places-lines.ts'
import { pagePlaces } from '#test/pdfs/places-pages.ts'
import { scriptPlaces } from '#test/pdfs/places-scripts.ts'
import { quotesOf, readingOf } from '#test/pdfs/truth.ts'
import { makeWriters } from '#test/pdfs/writers.ts'
import { assemble } from './assemble.ts'
import { parsePdf } from './parsers/pdf.ts'

const PLACES: HardPlace[] = [...columnPlaces, ...linePlaces, ...pagePlaces, ...scriptPlaces]
const FILES = PLACES.flatMap((place) => place.writers.map((name) => [place.name, name, place] as const))

let writers: Record<WriterName, Writer>
beforeAll(async () => {
  writers = await makeWriters()
})

test(`the set has at least 40 files (${FILES.length} of ${PLACES.length} kinds) by several writers`, () => {
  expect(FILES.length).toBeGreaterThanOrEqual(40)
  expect(new Set(FILES.map(([, name]) => name)).size).toBeGreaterThan(3)
})

describe.each(FILES)('%s (%s)', (_name, writer, place) => {
  test('reads in order, and its quotes are found and marked where they stand', async () => {
    const document = await assemble(
      await parsePdf(await writers[writer].write(placed(place, writers[writer]))),
    )
    expect(wordsOf(document.text, document.skippable)).toEqual(wordsOf(readingOf(unskipped(place)), []))
    const quotes = quotesOf(place, writers[writer])
    expect(quotes.length).toBeGreaterThan(0)
    for (const { exact, prefix, suffix, marks } of quotes) {
      const found = verifyQuote(prepare(document.text, document), { exact, prefix, suffix })
      expect(['exact', 'typographic'], `${exact} in ${document.text}`).toContain(found.status)
      expect(found.occurrences).toBe(1)
      const span = { start: found.start ?? 0, end: found.end ?? 0 }
      const boxesOf = (page: number) => document.pages[page - 1]?.boxes ?? null
      const made = marksFor(span, document.pages, boxesOf, document.skippable)
      expect(made.map(({ page, rects }) => [page, rects.length])).toEqual(
        marks.map(({ page, rects }) => [page, rects.length]),
      )
      for (const [i, { rects }] of marks.entries())
        for (const [k, rect] of rects.entries())
          expect(overlap(made[i]?.rects[k], rect), `${exact}: line ${k + 1}`).toBeGreaterThanOrEqual(0.8)
    }
  })
})

function unskipped(place: HardPlace): HardPlace {
  return { ...place, lines: place.lines.filter(({ skip }) => !skip) }
}

function wordsOf(text: string, skippable: { start: number; end: number }[]): string[] {
  const body = text.split('').filter((_, at) => !skippable.some(({ start, end }) => start <= at && at < end))
  return body
    .join('')
    .replace(/(?<=\p{L})-\s/gu, '')
    .replace(/(?<=[\p{scx=Han}\p{scx=Hira}])\s(?=[\p{scx=Han}\p{scx=Hira}])/gu, '')
    .replace(/[ﬀ-ﬆ]/g, (ligature) => ligature.normalize('NFKC'))
    .split(/\s+/)
    .filter(Boolean)
}

/** Intersection over union. */
function overlap(a: Rect | undefined, b: Rect): number {
  if (a === undefined) return 0
  const area = (r: Rect) => Math.max(0, r.right - r.left) * Math.max(0, r.bottom - r.top)
  const shared = area({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  })
  return shared / (area(a) + area(b) - shared)
}
