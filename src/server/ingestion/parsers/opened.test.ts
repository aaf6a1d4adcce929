import { expect, test } from 'vitest'
import { makeOpened, table } from '#test/opened.ts'
import { parseOdp } from './odp.ts'
import { parseOds } from './ods.ts'

const none = () => {}
const sheetsOf = async (body: string, automatic = '') =>
  (await parseOds(makeOpened('spreadsheet', body, automatic), none)).pages.map(({ text }) => text)
const slidesOf = async (body: string, automatic = '') =>
  (await parseOdp(makeOpened('presentation', body, automatic), none)).pages.map(({ text }) => text)

const cell = (words: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${words}</text:p></table:table-cell>`
const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`

test('each sheet is a page; hidden ones say so, empty ones are empty', async () => {
  const hidden =
    '<style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>'
  const body =
    table('Costs', [
      ['Item', 'Sum'],
      ['Rent', '900 €'],
    ]) +
    table('Empty', []) +
    table('Old', [['x']]).replace('table:name', 'table:style-name="H" table:name')
  expect(await sheetsOf(body, hidden)).toEqual([
    '\n\n\nCosts\n\nItem | Sum\nRent | 900 €',
    '',
    '\n\n\nOld (hidden sheet)\n\nx',
  ])
})

test('cells and rows that stand for many are many where they have words, and nothing where not', async () => {
  const rows = [
    row(
      cell('a') +
        '<table:table-cell table:number-columns-repeated="3"/>' +
        cell('b', 'table:number-columns-repeated="2"'),
    ),
    row(cell('c'), 'table:number-rows-repeated="2"'),
    row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048000"'),
    row(cell('d'), 'table:visibility="collapse"'),
  ].join('')
  expect(await sheetsOf(`<table:table table:name="S">${rows}</table:table>`)).toEqual([
    '\n\n\nS\n\na | b | b\nc\nc\n\nd\n\nHidden in the file: row 1048004.',
  ])
})

test('a cell has its words on a line, without its comment; its value where it has none', async () => {
  const words =
    '<text:p>one<text:s text:c="2"/>two</text:p><office:annotation><text:p>no</text:p></office:annotation><text:p>three</text:p>'
  const cells = `<table:table-cell>${words}</table:table-cell><table:table-cell office:value-type="float" office:value="7.5"/><table:covered-table-cell/>${cell('end')}`
  expect(await sheetsOf(`<table:table table:name="S">${row(cells)}</table:table>`)).toEqual([
    '\n\n\nS\n\none  two three | 7.5 | end',
  ])
})

test('a sheet of a billion full cells is too long, not too much', async () => {
  const full = row(cell('x', 'table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048576"')
  await expect(sheetsOf(`<table:table table:name="S">${full}</table:table>`)).rejects.toMatchObject({
    code: 'document.too_long',
  })
})

const frame = (content: string, kind = '') =>
  `<draw:frame ${kind && `presentation:class="${kind}"`}><draw:text-box>${content}</draw:text-box></draw:frame>`
const words = (text: string) => `<text:p>${text}</text:p>`

test('each slide is a page: title, boxes, tables, notes; feet are left out', async () => {
  const hidden =
    '<style:style style:name="H" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
  const first = [
    frame(words('A box')),
    frame(words('Results'), 'title'),
    frame(
      `<text:list text:style-name="B"><text:list-item>${words('point')}</text:list-item></text:list>`,
      'outline',
    ),
    `<draw:frame>${table('t', [
      ['Item', 'Sum'],
      ['Rent', '900'],
    ])}</draw:frame>`,
    frame(words('Confidential'), 'footer'),
    `<presentation:notes><draw:page-thumbnail/>${frame(words('Slowly.'), 'notes')}</presentation:notes>`,
  ].join('')
  const body = `<draw:page>${first}</draw:page><draw:page draw:style-name="H"><draw:custom-shape>${words('Old')}</draw:custom-shape></draw:page>`
  expect(await slidesOf(body, hidden)).toEqual([
    '\n\n\nResults\n\nA box\n\n• point\n\nItem | Sum\nRent | 900\n\n\nNotes\n\nSlowly.',
    'Hidden slide\n\nOld',
  ])
})

test.each([
  ['a spreadsheet', parseOdp, makeOpened('spreadsheet', table('S', [['x']]))],
  ['a presentation', parseOds, makeOpened('presentation', '<draw:page/>')],
])('%s by the other’s name is disguised', async (_, parse, bytes) => {
  await expect(parse(bytes, none)).rejects.toMatchObject({ code: 'document.disguised' })
})
