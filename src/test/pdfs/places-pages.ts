import type { DrawnLine, HardPlace, PageShape, WriterName } from './place.ts'
import { column, quoting, storyLines } from './prose.ts'

const TURNING: WriterName[] = ['by hand', 'pdf-lib']
const page = quoting(storyLines(12, 60), 3, 5)

export const pagePlaces: HardPlace[] = [
  ...[90, 180, 270].map(
    (rotate): HardPlace => ({
      name: `a page turned by ${rotate}°`,
      writers: TURNING,
      pages: [{ rotate: rotate as PageShape['rotate'] }],
      lines: column(page, { x: 72, top: 700 }),
    }),
  ),
  {
    name: 'a page turned by 90° whose text is turned back',
    writers: TURNING,
    pages: [{ rotate: 90 }],
    lines: page.map((text, i) => ({ text, x: 100 + i * 14, y: 72, rotate: 90 })),
  },
  {
    name: 'a cropped page',
    writers: TURNING,
    pages: [{ cropBox: [50, 60, 560, 760] }],
    lines: column(page, { x: 72, top: 700 }),
  },
  {
    name: 'a cropped page, turned',
    writers: TURNING,
    pages: [{ cropBox: [50, 60, 560, 760], rotate: 270 }],
    lines: column(page, { x: 72, top: 700 }),
  },
  {
    name: 'page breaks in mid-sentence, with running heads, feet and page numbers',
    writers: ['by hand', 'pdf-lib', 'pdfkit'],
    lines: [0, 1, 2, 3].flatMap((number) => printed(number, storyLines(12, 70, number * 60))),
  },
  {
    name: 'running heads painted last',
    writers: ['by hand', 'pdf-lib', 'pdfkit'],
    lines: [0, 1, 2].flatMap((number) => printed(number, storyLines(12, 70, number * 60))),
    painted: (lines) => [...lines.filter(({ skip }) => !skip), ...lines.filter(({ skip }) => skip)],
  },
]

/** A page of a book; a quote runs over each break. */
function printed(number: number, story: string[]): DrawnLine[] {
  const texts = story.map((text, i) => {
    const closed = i === 1 ? text.replace(/ (\S+)$/, '› $1') : text
    return i === story.length - 2 ? text.replace(' ', ' ‹') : closed
  })
  const isFirst = number === 0
  const shown = isFirst ? texts.map((text, i) => (i === 1 ? text.replace('›', '') : text)) : texts
  return [
    { text: 'THE LIGHTHOUSE KEEPER', x: 72, y: 760, size: 8, page: number, skip: true },
    ...column(shown, { x: 72, top: 700, page: number }),
    { text: `- ${number + 41} -`, x: 290, y: 30, size: 8, page: number, skip: true },
  ]
}
