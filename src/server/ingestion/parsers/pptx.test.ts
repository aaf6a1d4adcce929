import { expect, test } from 'vitest'
import { part } from '#test/opc.ts'
import { ap, makePptx, type PptxParts, shape, slideTable } from '#test/pptx.ts'
import { parsePptx } from './pptx.ts'

async function pagesOf(parts: PptxParts): Promise<string[]> {
  const { pages } = await parsePptx(makePptx(parts), () => {})
  return pages.map(({ text }) => text)
}

const textOf = async (shapes: string, parts: Omit<PptxParts, 'slides'> = {}) =>
  (await pagesOf({ slides: [{ shapes }], ...parts }))[0]

test('a slide is a page: its title first, then its shapes in their order, feet left out', async () => {
  const shapes = [
    shape(ap('A box')),
    shape(ap('Results') + ap('of 2024'), 'type="title"'),
    shape(ap('Confidential'), 'type="ftr" idx="11"'),
    shape('<a:p><a:fld><a:t>7</a:t></a:fld></a:p>', 'type="sldNum" idx="12"'),
    shape(ap('10') + ap('6', '', 'baseline="30000"')),
  ].join('')
  expect(await pagesOf({ slides: [{ shapes }, { shapes: '' }] })).toEqual([
    '\n\n\nResults of 2024\n\nA box\n\n10\n\n⁶',
    '',
  ])
})

test('paragraphs have the bullets and numbers of themselves, their shape, their layout', async () => {
  const auto = '<a:buAutoNum type="alphaLcParenR"/>'
  const body = shape(
    ap('first') + ap('second', 'lvl="1"') + ap('plain', '<a:buNone/>') + ap('a', auto) + ap('b', auto),
    'idx="1"',
  )
  const numbered = shape(
    ap('x') + ap('y'),
    null,
    '<a:lvl1pPr><a:buAutoNum type="arabicPeriod" startAt="3"/></a:lvl1pPr>',
  )
  expect(await textOf(body + numbered)).toBe('• first\n  • second\n\nplain\n\na) a\nb) b\n\n3. x\n4. y')
  const layout = shape('', 'type="body" idx="1"', '<a:lvl1pPr><a:buNone/></a:lvl1pPr>')
  expect(await textOf(shape(ap('one') + ap('two'), 'idx="1"'), { layout })).toBe('one\n\ntwo')
})

test('tables are rows, groups are read through, what is there twice is read once', async () => {
  const twice = `<mc:AlternateContent><mc:Choice>${shape(ap('new'))}</mc:Choice><mc:Fallback>${shape(ap('old'))}</mc:Fallback></mc:AlternateContent>`
  const group = `<p:grpSp>${shape(ap('grouped'))}${twice}</p:grpSp>`
  const unseen = shape(ap('unseen')).replace('name="x"', 'name="x" hidden="1"')
  expect(
    await textOf(
      slideTable([
        ['Item', 'Sum'],
        ['Rent', '900'],
      ]) +
        group +
        unseen,
    ),
  ).toBe('Item | Sum\nRent | 900\n\ngrouped\n\nnew')
})

test('notes follow their slide, marked as ours; a hidden slide says so', async () => {
  const notes = shape(ap('Say this slowly.'), 'type="body" idx="1"') + shape(ap('7'), 'type="sldNum"')
  const { pages, markup } = await parsePptx(
    makePptx({ slides: [{ shapes: shape(ap('A')), notes, isHidden: true }, { shapes: shape(ap('B')) }] }),
    () => {},
  )
  expect(pages.map(({ text }) => text)).toEqual(['Hidden slide\n\nA\n\n\nNotes\n\nSay this slowly.', 'B'])
  const text = pages.map((page) => page.text).join('\f')
  expect(markup.map(({ start, end }) => text.slice(start, end))).toEqual(['Hidden slide', 'Notes'])
})

test('charts are tables, diagrams are items', async () => {
  const frame = (inner: string) =>
    `<p:graphicFrame><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></p:graphicFrame>`
  const column = (name: string, value: string) =>
    `<c:ser><c:tx><c:v>${name}</c:v></c:tx><c:cat><c:pt idx="0"><c:v>Q1</c:v></c:pt></c:cat><c:val><c:pt idx="0"><c:v>${value}</c:v></c:pt></c:val></c:ser>`
  const point = (type: string, words: string) => `<dgm:pt type="${type}"><dgm:t>${ap(words)}</dgm:t></dgm:pt>`
  const [text] = await pagesOf({
    slides: [
      {
        shapes: frame('<c:chart r:id="c1"/>') + frame('<dgm:relIds r:dm="d1"/>'),
        relations: { c1: ['chart', '../charts/chart1.xml'], d1: ['diagramData', '../diagrams/data1.xml'] },
      },
    ],
    more: [
      {
        name: 'ppt/charts/chart1.xml',
        data: part('c:chartSpace', column('North', '4.3') + column('South', '2')),
      },
      {
        name: 'ppt/diagrams/data1.xml',
        data: part('dgm:dataModel', point('node', 'Plan') + point('pres', 'no') + point('node', 'Do')),
      },
    ],
  })
  expect(text).toBe('| North | South\nQ1 | 4.3 | 2\n\n• Plan\n• Do')
})
