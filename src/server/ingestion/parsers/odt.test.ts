import { expect, test } from 'vitest'
import { makeOdt, type OdtParts } from '#test/odt.ts'
import { parseOdt } from './odt.ts'

async function textOf(body: string, parts: Omit<OdtParts, 'body'> = {}): Promise<string> {
  const { pages } = await parseOdt(makeOdt({ body, ...parts }))
  return pages[0]?.text ?? ''
}

const p = (content: string) => `<text:p>${content}</text:p>`

test.each([
  ['white space is folded, `text:s` is not', p('a\n  b<text:s text:c="3"/>c'), 'a b   c'],
  ['tabs and breaks', p('a<text:tab/>b<text:line-break/>c'), 'a\tb\nc'],
  ['fewer spaces than none', p('a<text:s text:c="-1"/>b'), 'a b'],
  ['a huge number of spaces', p('a<text:s text:c="999999999"/>b'), `a${' '.repeat(200)}b`],
  ['deleted', `<text:tracked-changes>${p('old')}</text:tracked-changes>${p('new')}`, 'new'],
  ['comments', p(`a<office:annotation>${p('no')}</office:annotation>`), 'a'],
  ['fields', p('<text:title>Lease</text:title> <text:page-number>3</text:page-number>'), 'Lease 3'],
  ['a hidden section', `<text:section text:display="none">${p('x')}</text:section>${p('a')}`, 'a'],
  ['what pictures are called', p('a<draw:frame><svg:title>x</svg:title></draw:frame>'), 'a'],
  [
    'a text box',
    p(`a<draw:frame><draw:text-box>${p('box')}</draw:text-box></draw:frame> b`) + p('c'),
    'a b\n\nbox\n\nc',
  ],
  ['a shape', p(`a<draw:custom-shape>${p('in it')}</draw:custom-shape>`), 'a\n\nin it'],
  ['a heading', `<text:h text:outline-level="1">Scope</text:h>${p('a')}`, '\n\n\nScope\n\na'],
])('%s', async (_, body, text) => {
  expect(await textOf(body)).toBe(text)
})

test('styles tell what is hidden and what is raised, also inherited and from the other file', async () => {
  const automatic =
    '<style:style style:family="text" style:name="T1" style:parent-style-name="Up"/><style:style style:family="text" style:name="T2"><style:text-properties text:display="none"/></style:style>'
  const styles =
    '<style:style style:family="text" style:name="Up"><style:text-properties style:text-position="33% 58%"/></style:style>'
  const body = p(
    '10<text:span text:style-name="T1">2</text:span>m<text:span text:style-name="T2">hidden</text:span>',
  )
  expect(await textOf(body, { automatic, styles })).toBe('10²m')
})

test('lists have their numbers, also continued and nested', async () => {
  const level = (n: number, more: string) =>
    `<text:list-level-style-number text:level="${n}" style:num-suffix="." ${more}/>`
  const automatic = `<text:list-style style:name="L">${level(1, 'style:num-format="1"')}${level(2, 'style:num-format="1" text:display-levels="2"')}</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>`
  const item = (content: string) => `<text:list-item>${content}</text:list-item>`
  const list = (style: string, items: string, more = '') =>
    `<text:list text:style-name="${style}"${more}>${items}</text:list>`
  const nested = item(`${p('b')}<text:list>${item(p('c'))}${item(p('d'))}</text:list>`)
  const body =
    list('L', item(p('a') + p('more of a')) + nested) +
    p('then') +
    list('L', item(p('e')), ' text:continue-numbering="true"') +
    list('L', item(p('f'))) +
    list('B', item(p('g')))
  expect(await textOf(body, { automatic })).toBe(
    '1. a\nmore of a\n2. b\n\n2.1. c\n\n2.2. d\n\nthen\n\n3. e\n1. f\n• g',
  )
})

test('tables are read by rows, merged cells kept as empty ones', async () => {
  const cell = (words: string) => `<table:table-cell>${p(words)}</table:table-cell>`
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`
  const table = `<table:table><table:table-header-rows>${row(cell('Name') + cell('Note') + cell('Sum'))}</table:table-header-rows>${row(`${cell('Rent')}<table:covered-table-cell/>${cell('900')}`)}</table:table>`
  expect(await textOf(p('a') + table + p('b'))).toBe('a\n\nName | Note | Sum\nRent | | 900\n\nb')
})

test('notes are marked in the text and read at the end', async () => {
  const note = `<text:note><text:note-citation>1</text:note-citation><text:note-body>${p('Except fraud.')}</text:note-body></text:note>`
  const { pages, markup } = await parseOdt(makeOdt({ body: p(`Liability${note} ends.`) + p('End') }))
  expect(pages[0]?.text).toBe('Liability¹ ends.\n\nEnd\n\n¹ Except fraud.')
  expect(markup).toHaveLength(2)
})

test('what is written on a form is read where its controls stand', async () => {
  const forms =
    '<office:forms><form:form><form:text xml:id="c1" form:current-value="Alice"/><form:checkbox xml:id="c2" form:label="Agree" form:current-state="checked"/><form:password xml:id="c3" form:current-value="secret"/></form:form></office:forms>'
  const control = (id: string) => `<draw:control draw:control="${id}"/>`
  expect(await textOf(forms + p(`Name${control('c1')}${control('c2')}${control('c3')}`))).toBe(
    'Name Alice ☒ Agree',
  )
})

test('an encrypted text says so; a spreadsheet in a text’s clothes is disguised', async () => {
  const manifest =
    '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
  const locked = makeOdt({ body: '', more: [{ name: 'META-INF/manifest.xml', data: manifest }] })
  await expect(parseOdt(locked)).rejects.toMatchObject({ code: 'document.encrypted' })
  const sheet =
    '<office:document-content><office:body><office:spreadsheet/></office:body></office:document-content>'
  const disguised = makeOdt({ body: '', more: [{ name: 'content.xml', data: sheet }] })
  await expect(parseOdt(disguised)).rejects.toMatchObject({ code: 'document.disguised' })
})

test('struck out words are set between marks, the rest of a struck paragraph but for a span that is not', async () => {
  const struck = (family: string, name: string, line: string) =>
    `<style:style style:family="${family}" style:name="${name}"><style:text-properties style:text-line-through-style="${line}"/></style:style>`
  const automatic =
    struck('text', 'T1', 'solid') + struck('paragraph', 'P1', 'solid') + struck('text', 'T2', 'none')
  const span = (style: string, words: string) => `<text:span text:style-name="${style}">${words}</text:span>`
  const body = `${p(`shall ${span('T1', 'not')} pay`)}<text:p text:style-name="P1">old ${span('T2', 'new')}</text:p>`
  expect(await textOf(body, { automatic })).toBe('shall ~~not~~ pay\n\n~~old~~ new')
})
