import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import type { FileType } from '#contracts/document.ts'
import { makeDocx, p } from '#test/docx.ts'
import { crowdedPdf, cyclicPdf } from '#test/hostile/pdfs.ts'
import { lockedPdf } from '#test/locked-pdf.ts'
import { makeOdt } from '#test/odt.ts'
import { makeZip } from '#test/zip.ts'
import { PARSE_LIMITS } from './limits.ts'
import { parse } from './parse.ts'

/** Each file is read in its process, as a worker does. */
async function outcome(bytes: Uint8Array, kind: FileType): Promise<{ code: string; peakMiB: number }> {
  let peakMiB = 0
  const onPeak = (peak: number) => {
    peakMiB = peak
  }
  const code = await parse({ onPeak }, { bytes, kind }).then(
    () => 'read',
    (error) => error.code,
  )
  return { code, peakMiB }
}

const document = (content: string | Uint8Array, declaredSize?: number) =>
  makeDocx({ body: '', more: [{ name: 'word/document.xml', data: content, declaredSize }] })
const content = (data: string) => makeOdt({ body: '', more: [{ name: 'content.xml', data }] })

const zeros = new Uint8Array(100 * 2 ** 20)
const nested = makeZip([{ name: 'word/document.xml', data: makeZip([{ name: 'a', data: zeros }]) }])
const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "&a;&a;">`).join('')}]><x>&a29;</x>`
const deep = `<w:document>${'<w:p>'.repeat(100_000)}${'</w:p>'.repeat(100_000)}</w:document>`
const ole = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(2_000),
  Buffer.from('EncryptedPackage', 'utf16le'),
])
const entries = makeZip(Array.from({ length: 100_000 }, (_, i) => ({ name: `${i}`, data: '', stored: true })))
const whole = makeDocx({ body: p('words '.repeat(5_000)) })

test.each<[string, Uint8Array, FileType, string]>([
  ['100 MiB out of 100 KiB', document(zeros), 'docx', 'document.archive_bomb'],
  ['a bomb that declares nothing', document(zeros, 0), 'docx', 'document.archive_bomb'],
  ['an archive within an archive', nested, 'docx', 'document.damaged'],
  ['entities in DOCX', document(laughs), 'docx', 'document.markup_bomb'],
  ['entities in ODT', content(laughs), 'odt', 'document.markup_bomb'],
  ['100,000 elements deep', document(deep), 'docx', 'document.markup_bomb'],
  ['100,000 elements deep, as a page', Buffer.from('<b>'.repeat(100_000)), 'html', 'document.markup_bomb'],
  ['100,000 entries', entries, 'docx', 'document.archive_bomb'],
  ['a PDF whose pages go in a circle', cyclicPdf(), 'pdf', 'document.damaged'],
  ['a PDF of 800,000 objects', crowdedPdf(800_000), 'pdf', 'document.no_text'],
  ['a PDF with a password', lockedPdf(), 'pdf', 'document.encrypted'],
  ['a truncated archive', whole.subarray(0, whole.length - 100), 'docx', 'document.damaged'],
  ['no archive at all', Buffer.from('PK\x03\x04 no'), 'odt', 'document.damaged'],
  ['a part that is cut off', document('<w:document><w:body><w:p>'), 'docx', 'document.damaged'],
  ['an encrypted package', ole, 'docx', 'document.encrypted'],
  ['another compound file', ole.subarray(0, 1_000), 'docx', 'document.disguised'],
  ['a spreadsheet by another name', document('<workbook/>'), 'docx', 'document.disguised'],
  ['no words', makeDocx({ body: p(' ') }), 'docx', 'document.blank'],
  ['only what is never shown', Buffer.from('<script>x</script>'), 'html', 'document.blank'],
])('%s ends in its own error, within the memory allowed', async (_, bytes, kind, code) => {
  const { peakMiB, ...rest } = await outcome(bytes, kind)
  expect(rest).toEqual({ code })
  expect(peakMiB).toBeLessThan(PARSE_LIMITS.memoryMiB)
})

test('nothing that a file names is fetched', async () => {
  let calls = 0
  const server = createServer((_, response) => {
    calls += 1
    response.end('secret')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/x`
  const relations = `<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="${url}" TargetMode="External"/><Relationship Id="b" Type="x/footnotes" Target="${url}"/></Relationships>`
  const linked = makeDocx({
    body: `${p('words')}<w:p><w:r><w:pict><v:imagedata r:href="${url}"/></w:pict><w:instrText>INCLUDETEXT "${url}"</w:instrText></w:r></w:p>`,
    more: [{ name: 'word/_rels/document.xml.rels', data: relations }],
  })
  const page = `<link rel=stylesheet href="${url}"><img src="${url}"><iframe src="${url}"></iframe><object data="${url}"></object>words`
  const entity = `<!DOCTYPE x SYSTEM "${url}"><office:document-content><office:text><text:p>words&x;</text:p></office:text></office:document-content>`
  const read = [
    await parse({}, { bytes: linked, kind: 'docx' }),
    await parse({}, { bytes: Buffer.from(page), kind: 'html' }),
    await parse({}, { bytes: content(entity), kind: 'odt' }),
  ]
  server.close()
  expect(read.map(({ text }) => text)).toEqual(['words', 'words', 'words&x;'])
  expect(calls).toBe(0)
})
