import { expect, test } from 'vitest'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { makeDocx, p } from '#test/docx.ts'
import { makeOdt } from '#test/odt.ts'
import { parseDocx } from './docx.ts'
import { parseHtml } from './html.ts'
import { parseOdt } from './odt.ts'
import type { RawDocument } from './raw.ts'
import { parseRtf } from './rtf.ts'

/** One document in four formats: what a reader sees of it must be the same, and so must what can be quoted. */
const NOTE = 'Except for fraud.'
const docx = makeDocx({
  body: [
    p('Lease', '<w:pStyle w:val="T"/>'),
    `<w:p><w:r><w:t>The liability is limited to 10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>6</w:t></w:r><w:r><w:t xml:space="preserve"> euros</w:t></w:r><w:r><w:footnoteReference w:id="7"/></w:r><w:r><w:t>.</w:t></w:r></w:p>`,
    `<w:tbl><w:tr><w:tc>${p('Rent')}</w:tc><w:tc>${p('5')}</w:tc><w:tc>${p('000')}</w:tc></w:tr><w:tr><w:tc>${p('Heating')}</w:tc><w:tc>${p('70')}</w:tc><w:tc>${p('%')}</w:tc></w:tr></w:tbl>`,
    p('Keep the roof.', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    p('Pay the rent.', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  ].join(''),
  styles: '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>',
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  footnotes: `<w:footnote w:id="7">${p(NOTE)}</w:footnote>`,
})

const cells = (...words: string[]) =>
  `<table:table-row>${words.map((word) => `<table:table-cell><text:p>${word}</text:p></table:table-cell>`).join('')}</table:table-row>`
const odt = makeOdt({
  automatic:
    '<style:style style:family="text" style:name="Up"><style:text-properties style:text-position="super 58%"/></style:style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>',
  body: [
    '<text:h text:outline-level="1">Lease</text:h>',
    `<text:p>The liability is limited to 10<text:span text:style-name="Up">6</text:span> euros<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>${NOTE}</text:p></text:note-body></text:note>.</text:p>`,
    `<table:table>${cells('Rent', '5', '000')}${cells('Heating', '70', '%')}</table:table>`,
    '<text:list text:style-name="B"><text:list-item><text:p>Keep the roof.</text:p></text:list-item><text:list-item><text:p>Pay the rent.</text:p></text:list-item></text:list>',
  ].join(''),
})

const html = Buffer.from(
  `<h1>Lease</h1><p>The liability is limited to 10<sup>6</sup> euros<sup><a href="#n">1</a></sup>.</p>
   <table><tr><td>Rent<td>5<td>000<tr><td>Heating<td>70<td>%</table>
   <ul><li>Keep the roof.<li>Pay the rent.</ul>
   <ol style="list-style-type: none"><li id="n">${NOTE}</ol>`,
)

const rtfRow = (...words: string[]) =>
  `\\trowd\\cellx1\\cellx2\\cellx3\\pard\\intbl ${words.map((word) => `${word}\\cell `).join('')}\\row`
const rtfItem = (words: string) => `{\\listtext\\f1\\'b7\\tab}${words}\\par`
const rtf = Buffer.from(
  [
    '{\\rtf1\\ansi{\\fonttbl{\\f1\\fcharset2 Symbol;}}{\\stylesheet{\\s1 heading 1;}}',
    '\\pard\\s1 Lease\\par\\pard The liability is limited to 10{\\super 6} euros',
    `{\\super\\chftn{\\footnote\\pard {\\super\\chftn} ${NOTE}}}.\\par`,
    rtfRow('Rent', '5', '000'),
    rtfRow('Heating', '70', '%'),
    `\\pard ${rtfItem('Keep the roof.')}${rtfItem('Pay the rent.')}}`,
  ].join(''),
)

const FORMATS: [string, () => RawDocument | Promise<RawDocument>][] = [
  ['DOCX', () => parseDocx(docx)],
  ['ODT', () => parseOdt(odt)],
  ['HTML', () => parseHtml(html)],
  ['RTF', () => parseRtf(rtf)],
]

const SEEN =
  '\n\n\nLease\n\nThe liability is limited to 10⁶ euros¹.\n\nRent | 5 | 000\nHeating | 70 | %\n\n• Keep the roof.\n• Pay the rent.'

test.each(FORMATS)('%s: one page without geometry, the same words', async (_, parse) => {
  const { pages } = await parse()
  expect(pages).toMatchObject([{ source: 'text', width: null, height: null, boxes: null }])
  expect(pages[0]?.text.slice(0, SEEN.length)).toBe(SEEN)
  expect(pages[0]?.text).toContain(NOTE)
})

test.each(FORMATS)('%s: what is skippable is bars, bullets and note marks, in order', async (_, parse) => {
  const { pages, markup } = await parse()
  const skipped = markup.map(({ start, end }) => pages[0]?.text.slice(start, end)).slice(0, 7)
  expect(skipped).toEqual(['¹', '| ', '| ', '| ', '| ', '•', '•'])
  for (const [i, { start, end }] of markup.entries()) {
    expect(start).toBeGreaterThanOrEqual(markup[i - 1]?.end ?? 0)
    expect(end).toBeGreaterThan(start)
  }
})

test.each(FORMATS)(
  '%s: quotes of what a reader sees are verified, of what touches by chance not',
  async (_, parse) => {
    const { pages, markup } = await parse()
    const prepared = prepare(pages[0]?.text ?? '', { skippable: markup })
    const status = (exact: string) => verifyQuote(prepared, { exact, prefix: '', suffix: '' }).status
    for (const quote of [
      'The liability is limited to 10⁶ euros.',
      'limited to 10⁶ euros¹.',
      'limited to 10⁶ euros',
      'Heating 70',
      'The liability',
      'Heating 70',
      'Rent | 5 | 000',
      'Keep the roof. Pay the rent.',
      'Keep the roof.\n• Pay the rent.',
      NOTE,
    ])
      expect([quote, status(quote)]).toEqual([quote, expect.stringMatching(/^(?:exact|typographic)$/)])
    for (const quote of [
      'limited to 106 euros',
      'limited to 10',
      'Rent 5000',
      'Rent 5 000',
      '10⁶ euros1',
      '10 euros',
      '70%',
    ])
      expect([quote, status(quote)]).toEqual([quote, expect.stringMatching(/^(?:altered|missing)$/)])
  },
)
