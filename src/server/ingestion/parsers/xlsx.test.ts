import { expect, test } from 'vitest'
import { part } from '#test/opc.ts'
import { makeXlsx, sheetData, type XlsxParts } from '#test/xlsx.ts'
import { parseXlsx } from './xlsx.ts'

async function pagesOf(parts: XlsxParts): Promise<string[]> {
  const { pages } = await parseXlsx(makeXlsx(parts), () => {})
  return pages.map(({ text }) => text)
}

/** What is under the heading of the only sheet. */
async function cellsOf(content: string, parts: Omit<XlsxParts, 'sheets'> = {}): Promise<string> {
  const [text = ''] = await pagesOf({ sheets: [{ name: 'S', content }], ...parts })
  return text.replace(/^\n\n\nS\n\n/, '')
}

const rows = (xml: string) => `<sheetData>${xml}</sheetData>`

test('each sheet is a page with its name as heading; an empty one is an empty page', async () => {
  const { pages } = await parseXlsx(
    makeXlsx({
      sheets: [
        {
          name: 'Costs',
          content: sheetData([
            ['Item', 'Sum'],
            ['Rent', '900'],
          ]),
        },
        { name: 'Empty', content: sheetData([]) },
        { name: 'Secret', content: sheetData([['x']]), state: 'veryHidden' },
      ],
    }),
    () => {},
  )
  expect(pages.map(({ text, source }) => [text, source])).toEqual([
    ['\n\n\nCosts\n\nItem | Sum\nRent | 900', 'text'],
    ['', 'empty'],
    ['\n\n\nSecret (hidden sheet)\n\nx', 'text'],
  ])
})

test('words, shared or not, rich or not, as they are read', async () => {
  const strings = [
    '<t>plain</t>',
    '<r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r><r><t xml:space="preserve"> m</t></r>',
    '<t>東京</t><rPh><t>トウキョウ</t></rPh>',
    '<t>two_x000D_\nlines</t>',
  ]
  const cells = strings.map((_, i) => `<c t="s"><v>${i}</v></c>`).join('')
  const more = '<c t="str"><f>A1&amp;"!"</f><v>plain!</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>'
  expect(await cellsOf(rows(`<row>${cells}${more}</row>`), { strings })).toBe(
    'plain | 10⁶ m | 東京 | two lines | plain! | TRUE | #N/A',
  )
})

test('numbers as their formats show them, of formulas what they gave', async () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="#,##0.00\\ &quot;€&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs>'
  const cells =
    '<c><v>900</v></c><c s="1"><f>A1*2</f><v>1800.5</v></c><c s="2"><v>0.125</v></c><c s="3"><v>45000</v></c><c s="1"/>'
  expect(await cellsOf(rows(`<row>${cells}</row>`), { styles })).toBe(
    '900 | 1,800.50 € | 12.50% | 2023-03-15',
  )
  const properties = '<workbookPr date1904="1"/>'
  expect(await cellsOf(rows('<row><c s="3"><v>43538</v></c></row>'), { styles, properties })).toBe(
    '2023-03-15',
  )
})

test('cells that are far away cost no more than near ones, and end a table', async () => {
  const xml =
    '<row r="1"><c r="B1"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c><c r="D2"><v>3</v></c></row><row r="1048576"><c r="XFD1048576"><v>9</v></c></row>'
  expect(await cellsOf(`<dimension ref="A1:XFD1048576"/>${rows(xml)}`)).toBe('1\n2 | 3\n\n9')
})

test('columns of one table stay under their header where cells are empty', async () => {
  const xml =
    '<row r="3"><c r="A3"><v>1</v></c><c r="C3"><v>2</v></c><c r="E3"><v>3</v></c></row><row r="4"><c r="E4"><v>4</v></c></row><row r="5"><c r="A5"><v>5</v></c></row>'
  expect(await cellsOf(rows(xml))).toBe('1 | 2 | 3\n| | 4\n5')
})

test('hidden rows and columns are read, and said to be hidden', async () => {
  const columns = '<cols><col min="2" max="3" hidden="1"/><col min="20" max="16384" hidden="1"/></cols>'
  const xml = '<row r="1"><c><v>1</v></c></row><row r="2" hidden="1"><c><v>2</v></c></row>'
  const { pages, markup } = await parseXlsx(
    makeXlsx({ sheets: [{ name: 'S', content: columns + rows(xml) }] }),
    () => {},
  )
  const text = pages[0]?.text ?? ''
  expect(text).toBe('\n\n\nS\n\n1\n2\n\nHidden in the file: row 2, columns B–C.')
  expect(markup.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Hidden in the file: row 2, columns B–C.',
  ])
})

test('charts and words that are drawn on a sheet follow its cells', async () => {
  const drawing = part(
    'xdr:wsDr',
    '<xdr:sp><xdr:txBody><a:p><a:r><a:t>A note</a:t></a:r></a:p></xdr:txBody></xdr:sp><xdr:graphicFrame><a:graphic><a:graphicData><c:chart r:id="c1"/></a:graphicData></a:graphic></xdr:graphicFrame>',
  )
  const chart = part(
    'c:chartSpace',
    '<c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>Sales</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:ser><c:tx><c:strRef><c:f>A1</c:f><c:strCache><c:pt idx="0"><c:v>2024</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strCache><c:pt idx="0"><c:v>North</c:v></c:pt><c:pt idx="1"><c:v>South</c:v></c:pt></c:strCache></c:cat><c:val><c:numCache><c:formatCode>0%</c:formatCode><c:pt idx="0"><c:v>0.5</c:v></c:pt><c:pt idx="1"><c:v>0.25</c:v></c:pt></c:numCache></c:val></c:ser></c:plotArea></c:chart>',
  )
  const [text] = await pagesOf({
    sheets: [
      {
        name: 'S',
        content: sheetData([['cell']]),
        relations: { d1: ['drawing', '../drawings/drawing1.xml'] },
      },
    ],
    more: [
      {
        name: 'xl/drawings/drawing1.xml',
        data: drawing,
        relations: { c1: ['chart', '../charts/chart1.xml'] },
      },
      { name: 'xl/charts/chart1.xml', data: chart },
    ],
  })
  expect(text).toBe('\n\n\nS\n\ncell\n\nA note\n\nSales\n\n| 2024\nNorth | 50%\nSouth | 25%')
})
