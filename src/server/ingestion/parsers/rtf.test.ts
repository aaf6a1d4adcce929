import { expect, test } from 'vitest'
import { parseRtf } from './rtf.ts'

const FONTS =
  '{\\fonttbl{\\f0\\fcharset0 Times;}{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset204 Arial Cyr;}{\\f3\\fcharset128 Mincho;}}'
const STYLES = '{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0 heading 1;}{\\*\\cs2 Strong;}}'

function textOf(body: string): string {
  const { pages } = parseRtf(
    Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0${FONTS}${STYLES}${body}}`, 'latin1'),
  )
  return pages[0]?.text ?? ''
}

test.each([
  ['bytes of the code page', "Stra\\'dfe", 'Straße'],
  ['bytes of a font’s character set', "{\\f2 \\'cc\\'ee\\'f1\\'ea\\'e2\\'e0}!", 'Москва!'],
  ['bytes in pairs', "{\\f3 \\'93\\'fa\\'96\\'7b}", '日本'],
  ['a font of symbols', "{\\f1 \\'b3}5", '≥5'],
  ['Unicode with a substitute', "\\u20013?\\u-10179\\'3f\\u-8704?x", '中😀x'],
  ['Unicode without one', '\\uc0\\u20013 x', '中x'],
  ['a substitute of two bytes', "{\\uc2\\u20013\\'d6\\'d0x}y", '中xy'],
  ['the newer of two texts', '{\\upr{old}{\\*\\ud{new}}}', 'new'],
  ['signs', '\\lquote a\\rquote\\~\\endash\\_b\\\\\\{\\}', '‘a’\u00a0–\u2011b\\{}'],
  ['hidden words', 'a{\\v b}c\\v d\\v0 e', 'ace'],
  ['deleted words', 'a{\\deleted b}c', 'ac'],
  ['struck words', 'a {\\strike b} c\\striked1 d\\striked0 e', 'a ~~b~~ c~~d~~e'],
  ['raised digits', '10{\\super 6} m{\\up6 2}', '10⁶ m²'],
  ['results of fields', '{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}', 'link'],
  ['pictures, comments, heads', 'a{\\pict 0f0f}{\\*\\annotation b}{\\header c}{\\info{\\title d}}e', 'ae'],
  ['groups that are not known', 'a{\\*\\whatever b {c}}d', 'ad'],
  ['raw bytes', 'a\\bin3 }}}b', 'ab'],
  ['lines and paragraphs', 'a\\line b\\par c\\\nd', 'a\nb\n\nc\n\nd'],
  [
    'a text box, read after its paragraph',
    'a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt box\\par}}}b\\par c',
    'ab\n\nbox\n\nc',
  ],
])('%s', (_, body, text) => {
  expect(textOf(body)).toBe(text)
})

test('headings are told by their style or their level', () => {
  expect(textOf('\\pard\\s1 One\\par\\pard two\\par\\pard\\outlinelevel1 Three\\par\\pard four')).toBe(
    '\n\n\nOne\n\ntwo\n\n\nThree\n\nfour',
  )
})

test('a table is rows; empty cells stay; the next paragraph is not in it', () => {
  const row = (...cells: string[]) =>
    `\\trowd\\cellx1\\cellx2\\pard\\intbl ${cells.map((cell) => `${cell}\\cell `).join('')}\\row`
  expect(textOf(`Above\\par${row('Item', 'Sum', 'Net')}${row('Rent', '', '900')}\\pard Below`)).toBe(
    'Above\n\nItem | Sum | Net\nRent | | 900\n\nBelow',
  )
})

test('lists have their labels, notes stand at the end', () => {
  const item = (label: string, words: string) => `{\\listtext ${label}\\tab}${words}\\par`
  const list = `\\pard\\ilvl0 ${item("\\f1\\'b7", 'roof')}${item('1.', 'rent')}\\pard\\ilvl1 ${item('a)', 'heat')}`
  expect(textOf(`${list}\\pard End{\\super\\chftn{\\footnote\\pard {\\super\\chftn} But not fraud.}}.`)).toBe(
    '• roof\n1. rent\n  a) heat\n\nEnd¹.\n\n¹ But not fraud.',
  )
})

test('a million groups within groups are refused', () => {
  expect(() => parseRtf(Buffer.from(`{\\rtf1 ${'{'.repeat(1_000_000)}`))).toThrow(
    expect.objectContaining({ code: 'document.markup_bomb' }),
  )
})
