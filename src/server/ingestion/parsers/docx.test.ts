import { expect, test } from 'vitest'
import { type DocxParts, makeDocx, p } from '#test/docx.ts'
import { parseDocx } from './docx.ts'

async function textOf(body: string, parts: Omit<DocxParts, 'body'> = {}): Promise<string> {
  const { pages } = await parseDocx(makeDocx({ body, ...parts }))
  return pages[0]?.text ?? ''
}

const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`
const box = (content: string) => `<w:txbxContent>${content}</w:txbxContent>`

test.each([
  ['runs of one word touch', run('in') + run('divisible'), 'indivisible'],
  ['breaks and tabs', '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>', 'a\tb\nc'],
  ['exponents', run('10') + run('-2', '<w:vertAlign w:val="superscript"/>') + run(' m'), '10⁻² m'],
  ['lowered digits', run('CO') + run('2', '<w:vertAlign w:val="subscript"/>'), 'CO2'],
  ['white space that is not kept', '<w:r><w:t>a\n</w:t><w:t xml:space="preserve"> b</w:t></w:r>', 'a b'],
  [
    'struck out words, single or double',
    run('shall ') +
      run('not ', '<w:strike/>') +
      run('pay ') +
      run('60', '<w:dstrike/>') +
      run('30', '<w:strike w:val="0"/>'),
    'shall ~~not~~ pay ~~60~~30',
  ],
  [
    'struck to the end of a line',
    `${run('a', '<w:strike/>')}<w:r><w:br/></w:r>${run('b', '<w:strike/>')}`,
    '~~a~~\n~~b~~',
  ],
  ['inserted', `${run('a ')}<w:ins>${run('new')}</w:ins>`, 'a new'],
  ['deleted', `${run('a')}<w:del>${run('x')}<w:r><w:delText>old</w:delText></w:r></w:del>`, 'a'],
  ['moved away', `${run('a')}<w:moveFrom>${run('b')}</w:moveFrom><w:moveTo>${run('c')}</w:moveTo>`, 'ac'],
  ['hidden', run('seen') + run('unseen', '<w:vanish/>') + run('.', '<w:vanish w:val="0"/>'), 'seen.'],
  ['an old look', run('a', '<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>'), 'a'],
  ['hyphens', '<w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>do</w:t></w:r>', 're\u2011do'],
  ['symbols', '<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', '≥5'],
  ['a font of symbols', run('\uf0a3 5', '<w:rFonts w:ascii="Symbol"/>'), '≤ 5'],
  ['links', `<w:hyperlink>${run('here')}</w:hyperlink>`, 'here'],
  [
    'a fraction',
    '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>',
    '1/2',
  ],
  [
    'a power',
    '<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>',
    '10³',
  ],
  ['comments', `<w:commentRangeStart w:id="1"/>${run('a')}<w:r><w:commentReference w:id="1"/></w:r>`, 'a'],
])('%s', async (_, content, text) => {
  expect(await textOf(`<w:p>${content}</w:p>`)).toBe(text)
})

test('of a field the result is read, not its code, also within another', async () => {
  const inner = field('begin') + code('PAGE') + field('separate') + run('7') + field('end')
  const sum = field('begin') + code('=') + inner + field('separate') + run('42') + field('end')
  expect(await textOf(`<w:p>${run('is ')}${sum}${run('!')}</w:p>`)).toBe('is 42!')
  const page = field('begin') + code('REF x') + field('separate') + inner + field('end')
  expect(await textOf(`<w:p>${page}</w:p>`)).toBe('7')
})

test('a field that never ends hides no more than its paragraph', async () => {
  expect(await textOf(`<w:p>${field('begin')}${run('x')}</w:p>${p('after')}`)).toBe('after')
})

test('a paragraph whose end was deleted goes on in the next', async () => {
  const open = `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('one ')}</w:p>`
  expect(await textOf(open + p('two') + p('three'))).toBe('one two\n\nthree')
})

test('a drop cap is the first letter of its paragraph', async () => {
  expect(await textOf(p('T', '<w:framePr w:dropCap="drop"/>') + p('his is'))).toBe('This is')
})

const cells = (...texts: string[]) => texts.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')

test('tables are read by rows, deleted rows are not', async () => {
  const rows = [cells('Name', 'Sum'), `<w:trPr><w:del/></w:trPr>${cells('old', '1')}`, cells('Rent', '900')]
  const table = `<w:tbl><w:tblPr/>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`
  const { pages, markup } = await parseDocx(makeDocx({ body: p('Before') + table + p('After') }))
  expect(pages[0]?.text).toBe('Before\n\nName | Sum\nRent | 900\n\nAfter')
  expect(markup).toHaveLength(2)
})

test('a text box is read once, after the paragraph that it stands in', async () => {
  const drawing = `<mc:AlternateContent><mc:Choice><wps:txbx>${box(p('boxed'))}</wps:txbx></mc:Choice><mc:Fallback><v:textbox>${box(p('boxed'))}</v:textbox></mc:Fallback></mc:AlternateContent>`
  const body = `<w:p>${run('one ')}<w:r>${drawing}</w:r>${run('two')}</w:p>${p('three')}`
  expect(await textOf(body)).toBe('one two\n\nboxed\n\nthree')
})

const LEVEL = (index: number, kind: string, pattern: string) =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${kind}"/><w:lvlText w:val="${pattern}"/></w:lvl>`
const NUMBERING = [
  `<w:abstractNum w:abstractNumId="0">${LEVEL(0, 'decimal', '%1.')}${LEVEL(1, 'lowerLetter', '(%2)')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${LEVEL(0, 'bullet', '\uf0b7')}</w:abstractNum>`,
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
  '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
].join('')
const item = (text: string, num: number, level = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${num}"/></w:numPr>`)

test('lists have the numbers that Word shows', async () => {
  const items = [item('a', 1), item('b', 1, 1), item('c', 1, 1), item('d', 1), item('e', 1, 1), item('f', 3)]
  const body = items.join('') + p('then') + item('g', 3) + item('h', 2)
  expect(await textOf(body, { numbering: NUMBERING })).toBe(
    '1. a\n  (a) b\n  (b) c\n2. d\n  (a) e\n1. f\n\nthen\n\n2. g\n• h',
  )
})

test('headings stand apart, with their numbers', async () => {
  const styles = `
    <w:style w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
    <w:style w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>`
  const body =
    p('Scope', '<w:pStyle w:val="H1"/>') +
    p('Text') +
    p('More', '<w:pStyle w:val="Mine"/>') +
    p('unseen', '<w:pStyle w:val="Secret"/>')
  const text = await textOf(body, { styles, numbering: NUMBERING })
  expect(text).toBe('\n\n\n1. Scope\n\nText\n\n\n2. More')
})

test('notes are marked in the text, passed over by quotes, and read at the end in their order', async () => {
  const ref = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`
  const note = (id: number, text: string) =>
    `<w:footnote w:id="${id}"><w:p><w:r><w:footnoteRef/></w:r>${run(text)}</w:p></w:footnote>`
  const footnotes = `<w:footnote w:id="0" w:type="separator">${p('---')}</w:footnote>${note(2, ' Second.')}${note(1, 'First.')}${note(3, 'None.')}`
  const body = `<w:p>${run('The liability')}${ref(1)}${run(' ends')}${ref(2)}${run('.')}</w:p>`
  const { pages, markup } = await parseDocx(makeDocx({ body, footnotes }))
  const text = pages[0]?.text ?? ''
  expect(text).toBe('The liability¹ ends².\n\n¹ First.\n² Second.')
  expect(markup.map(({ start, end }) => text.slice(start, end))).toEqual(['¹', '²', '¹', '²'])
})

test('another prefix and other names of parts are the same document', async () => {
  const main = `<x:document xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:body><x:p><x:r><x:t>Hi</x:t></x:r></x:p></x:body></x:document>`
  const rels =
    '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>'
  const more = [
    { name: '_rels/.rels', data: rels },
    { name: 'word/document2.xml', data: main },
  ]
  expect(await textOf('', { more })).toBe('Hi')
})
