import { expect, test } from 'vitest'
import { Flow } from './flow.ts'

const PARAGRAPH = { kind: 'paragraph' } as const
const BULLET = { words: '•', skippable: true }

function written(write: (flow: Flow) => void): { text: string; skipped: string[] } {
  const flow = new Flow()
  write(flow)
  const { pages, markup } = flow.finish()
  const text = pages[0]?.text ?? ''
  return { text, skipped: markup.map(({ start, end }) => text.slice(start, end)) }
}

function table(flow: Flow, rows: string[][]) {
  const id = flow.openTable()
  for (const row of rows) {
    flow.openRow(id)
    for (const cell of row) {
      flow.openCell()
      flow.text(cell)
    }
    flow.closeRow()
  }
}

test('blocks are set apart as on a typed page, empty ones leave nothing', () => {
  const { text } = written((flow) => {
    flow.block({ kind: 'heading', level: 1 })
    flow.text('Lease')
    flow.block(PARAGRAPH)
    flow.text('  One ')
    flow.text('two.  ')
    flow.block(PARAGRAPH)
    flow.text('   ')
    flow.block({ kind: 'heading', level: 2 })
    flow.text('Rent')
    for (const words of ['first', '', 'second']) {
      flow.block({ kind: 'item' }, BULLET, 1)
      flow.text(words)
    }
    flow.block(PARAGRAPH)
    flow.text('End')
    flow.lineBreak()
    flow.text(' of it')
    flow.lineBreak()
  })
  expect(text).toBe('\n\n\nLease\n\nOne two.\n\n\nRent\n\n  • first\n  • second\n\nEnd\nof it')
})

test('a row is a line, its cells apart by bars that a quote may pass over, empty cells kept', () => {
  const { text, skipped } = written((flow) => {
    flow.text('Above')
    table(flow, [
      ['Name', 'Sum'],
      ['', ''],
      ['', '900'],
      ['a', '', 'c', ''],
    ])
    table(flow, [['other']])
    flow.text('Below')
  })
  expect(text).toBe('Above\n\nName | Sum\n| 900\na | | c\n\nother\n\nBelow')
  expect(skipped).toEqual(['| ', '| ', '| ', '| '])
})

test('paragraphs of a cell are lines, a table within it rows', () => {
  const { text } = written((flow) => {
    const id = flow.openTable()
    flow.openRow(id)
    flow.openCell()
    flow.text('left')
    flow.openCell()
    table(flow, [
      ['5', '000'],
      ['6', '7'],
    ])
    flow.text('after')
    flow.block(PARAGRAPH)
    flow.text('more')
    flow.openCell()
    flow.text('right')
    flow.closeRow()
    flow.openRow(id)
    flow.openCell()
    flow.text('next')
    flow.closeRow()
  })
  expect(text).toBe('left | 5 | 000\n6 | 7\nafter\nmore | right\nnext')
})

test('a table within the first cell of a row begins on its line', () => {
  const { text } = written((flow) => {
    flow.text('Above')
    flow.openRow(flow.openTable())
    flow.openCell()
    table(flow, [['1', '2'], ['3']])
    flow.openCell()
    flow.text('right')
    flow.closeRow()
  })
  expect(text).toBe('Above\n\n1 | 2\n3 | right')
})

test('white space of HTML is folded over pieces, lines of code are not', () => {
  const { text } = written((flow) => {
    for (const words of ['\n a ', ' b\n', 'c', ' \n']) flow.words(words)
    flow.block(PARAGRAPH)
    flow.lines('\n  if (a)\n    b\n')
    flow.lines('  c\n\n')
  })
  expect(text).toBe('a b c\n\n  if (a)\n    b\n  c')
})

test('what was written apart keeps its skippable spans', () => {
  const box = new Flow()
  box.text('In a box')
  box.skippable('¹')
  const { text, skipped } = written((flow) => {
    flow.text('Before')
    flow.append(box)
    flow.append(new Flow())
    flow.text('After')
  })
  expect(text).toBe('Before\n\nIn a box¹\n\nAfter')
  expect(skipped).toEqual(['¹'])
})

test('controls, form feeds and lone surrogates are cleaned away', () => {
  expect(written((flow) => flow.text('a\0b\fc\r\nd\ud800e')).text).toBe('abc\nd\ufffde')
})

/** Three rows of two cells; what `fill` writes stands in the second row's second cell. */
function rowsWith(fill: (flow: Flow) => void) {
  return written((flow) => {
    const id = flow.openTable()
    for (const [at, words] of ['no dogs', null, 'no cats'].entries()) {
      flow.openRow(id)
      flow.openCell()
      flow.text(String(at))
      flow.openCell()
      if (words === null) fill(flow)
      else flow.text(words)
      flow.closeRow()
    }
  })
}

test.each([
  ['lines', (flow: Flow) => flow.lineBreak()],
  ['paragraphs', (flow: Flow) => flow.block(PARAGRAPH)],
  ['words with line ends', (flow: Flow) => flow.text('\n')],
])('%s in a cell of a short row follow each other on the row’s line', (_, divide) => {
  const { text, skipped } = rowsWith((flow) => {
    flow.text('no')
    divide(flow)
    flow.text('dogs')
  })
  expect(text).toBe('0 | no dogs\n1 | no dogs\n2 | no cats')
  expect(skipped).toEqual(['| ', '| ', '| '])
})

test('each row of a table of thousands is folded, and no offset moves', () => {
  const flow = new Flow()
  const id = flow.openTable()
  for (let at = 0; at < 20_000; at++) {
    flow.openRow(id)
    for (const words of [`row ${at}`, 'no']) {
      flow.openCell()
      flow.text(words)
    }
    flow.block(PARAGRAPH)
    flow.text('dogs')
    flow.skippable('*')
    flow.closeRow()
  }
  const { pages, markup } = flow.finish()
  const text = pages[0]?.text ?? ''
  const lines = text.split('\n').filter((line) => line !== '')
  expect(lines).toHaveLength(20_000)
  expect(lines.findIndex((line, at) => line !== `row ${at} | no dogs*`)).toBe(-1)
  expect(new Set(markup.map(({ start, end }) => text.slice(start, end)))).toEqual(new Set(['| ', '*']))
})

const LONG = 'no dogs, '.repeat(33).trim()
test.each([
  ['a long text', (flow: Flow) => flow.text(`${LONG}\nno birds`), `${LONG}\nno birds`],
  ['two numbers in two lines', (flow: Flow) => flow.text('12\n500'), '12\n500'],
  ['a word over two lines', (flow: Flow) => flow.text('Haus-\nverwaltung'), 'Haus-\nverwaltung'],
  ['a sentence that ends', (flow: Flow) => flow.text('No dogs.\nNo birds'), 'No dogs.\nNo birds'],
  ['lines of code', (flow: Flow) => flow.lines('if (a)\n  b'), 'if (a)\n  b'],
  ['a table', (flow: Flow) => table(flow, [['x', 'y'], ['z']]), 'x | y\nz'],
  [
    'a list',
    (flow: Flow) => {
      for (const words of ['no dogs', 'no birds']) {
        flow.block({ kind: 'item' }, BULLET)
        flow.text(words)
      }
    },
    '• no dogs\n• no birds',
  ],
])(
  'a row with %s in a cell keeps its line ends, and its bars’ blanks tell that it is no line',
  (_, fill, cell) => {
    const { text, skipped } = rowsWith(fill)
    expect(text).toBe(`0 | no dogs\n1 | ${cell}\n2 | no cats`)
    const bars = skipped.filter((words) => words.startsWith('|'))
    expect([bars[0], bars.at(-1)]).toEqual(['| ', '| '])
    expect(bars.slice(1, -1)).not.toContain('| ')
  },
)
