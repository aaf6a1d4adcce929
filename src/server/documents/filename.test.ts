import { expect, test } from 'vitest'
import { cleanFilename, disposition } from './filename.ts'

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ada\\a.txt', 'a.txt'],
  ['a\r\nSet-Cookie: b.txt', 'aSet-Cookie: b.txt'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['Überblick 報告.md', 'Überblick 報告.md'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanFilename(given)).toBe(kept)
})

test('a name of 10,000 characters keeps its ending', () => {
  const name = cleanFilename(`${'a'.repeat(10_000)}.pdf`)
  expect(name).toHaveLength(255)
  expect(name.endsWith('.pdf')).toBe(true)
})

test.each(['', '   ', '..', 'folder/', '\u0000'])('%j is no name', (given) => {
  expect(() => cleanFilename(given)).toThrow(expect.objectContaining({ code: 'document.name_missing' }))
})

test('a download names the file for old and new browsers, without a way out of the header', () => {
  expect(disposition('attachment', 'a "b"; Ü.pdf')).toBe(
    `attachment; filename="a _b_; _.pdf"; filename*=UTF-8''a%20%22b%22%3B%20%C3%9C.pdf`,
  )
})
