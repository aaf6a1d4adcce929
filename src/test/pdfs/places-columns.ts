import type { DrawnLine, HardPlace, WriterName } from './place.ts'
import { byRows, column, quoting, storyLines } from './prose.ts'

const ALL: WriterName[] = ['by hand', 'pdf-lib', 'pdfkit']
const TWO = [54, 318]
const THREE = [40, 222, 404]

/** Columns of the same story at the given places, with a quote that runs from one into the next. */
function columns(xs: number[], count: number, width: number, top = 700): DrawnLine[] {
  const story = quoting(storyLines(count * xs.length, width), count - 2, count + 1)
  return xs.flatMap((x, i) => column(story.slice(i * count, (i + 1) * count), { x, top }))
}

const title = { text: '‹The Lighthouse Keeper and His Daughter›', x: 150, y: 740, size: 16 }
const head = { text: 'Annals of the Island', x: 54, y: 765, size: 8 }
const foot = { text: 'Printed in the harbour for the friends of the lighthouse', x: 180, y: 40, size: 8 }
const wide = column(quoting(storyLines(4, 82, 120), 1, 2), { x: 54, top: 500 })

export const columnPlaces: HardPlace[] = [
  { name: 'two columns, one after the other', writers: ALL, lines: columns(TWO, 20, 38) },
  { name: 'two columns, painted row by row', writers: ALL, lines: columns(TWO, 20, 38), painted: byRows },
  { name: 'three columns, one after the other', writers: ALL, lines: columns(THREE, 16, 26) },
  { name: 'three columns, painted row by row', writers: ALL, lines: columns(THREE, 16, 26), painted: byRows },
  {
    name: 'a head, a title, two columns and a foot, painted row by row',
    writers: ALL,
    lines: [head, title, ...columns(TWO, 14, 38), foot],
    painted: byRows,
  },
  {
    name: 'two columns above text as wide as the page, painted row by row',
    writers: ALL,
    lines: [...columns(TWO, 12, 38), ...wide],
    painted: byRows,
  },
  {
    name: 'two columns of different lengths, painted row by row',
    writers: ALL,
    lines: [
      ...column(quoting(storyLines(18, 38), 3, 5), { x: 54, top: 700 }),
      ...column(quoting(storyLines(9, 38, 130), 0, 2), { x: 318, top: 700 }),
    ],
    painted: byRows,
  },
  {
    name: 'two columns whose lines do not stand level, painted from the top down',
    writers: ALL,
    lines: [
      ...column(quoting(storyLines(16, 38), 3, 5), { x: 54, top: 700 }),
      ...column(quoting(storyLines(16, 38, 130), 1, 2), { x: 318, top: 693 }),
    ],
    painted: byRows,
  },
  {
    name: 'two columns, the right one painted first',
    writers: ALL,
    lines: columns(TWO, 20, 38),
    painted: (lines) => [...lines.slice(20), ...lines.slice(0, 20)],
  },
  {
    name: 'a sidebar beside the text',
    writers: ALL,
    lines: [
      ...column(quoting(storyLines(20, 52), 8, 10), { x: 54, top: 700 }),
      ...column(['About the cape', '‹Its rocks are', 'of red granite.›', 'Height: 61 m'], {
        x: 450,
        top: 640,
        size: 9,
      }),
    ],
  },
  {
    name: 'a caption below a figure, between two paragraphs',
    writers: ALL,
    lines: [
      ...column(quoting(storyLines(6, 80), 2, 4), { x: 54, top: 700 }),
      { text: '‹Figure 3. The lamp, seen from the east.›', x: 180, y: 400, size: 8 },
      ...column(quoting(storyLines(6, 80, 110), 0, 1), { x: 54, top: 370 }),
    ],
  },
  {
    name: 'headings between paragraphs, numbered and hanging',
    writers: ALL,
    lines: [
      { text: '1', x: 54, y: 720, size: 14 },
      { text: '‹The Keeper', x: 80, y: 720, size: 14, joins: ' ' },
      ...column(quoting(storyLines(5, 80), 9, 2), { x: 54, top: 696 }),
      { text: '2', x: 54, y: 600, size: 14 },
      { text: '‹The Stranger›', x: 80, y: 600, size: 14, joins: ' ' },
      ...column(storyLines(5, 80, 120), { x: 54, top: 576 }),
    ],
  },
  {
    name: 'a table of numbers: rows stay rows',
    writers: ALL,
    lines: table([
      ['Ship', 'Tons', 'Crew', 'Built'],
      ['Marianne', '1,200', '24', '1861'],
      ['‹Kittiwake', '860', '17', '1874›'],
      ['Gesine', '2,050', '31', '1880'],
      ['Petrel', '415', '9', '1858'],
      ['Aurora', '1,930', '29', '1879'],
    ]),
  },
  {
    name: 'a table of words: rows stay rows',
    writers: ALL,
    lines: table([
      ['Duty of the keeper', 'Duty of the harbour'],
      ['Keeps the lamp clean', 'Pays for oil and wicks'],
      ['‹Rings the bell in fog', 'Mends the rope each year›'],
      ['Writes down the wind', 'Reads the book in May'],
      ['Reports every wreck', 'Sends the pilot at once'],
      ['Feeds the goats', 'Ships the hay'],
    ]),
  },
]

/** Cells 130 points apart; a quote's cells have a rectangle each. */
function table(rows: string[][]): DrawnLine[] {
  return rows.flatMap((row, r) =>
    row.map((text, c) => ({ text, x: 60 + c * (row.length > 2 ? 130 : 220), y: 700 - r * 18 })),
  )
}
