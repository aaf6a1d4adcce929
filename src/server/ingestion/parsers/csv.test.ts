import { expect, test } from 'vitest'
import { parseCsv } from './csv.ts'

const textOf = (csv: string | Uint8Array) => parseCsv(Buffer.from(csv)).pages[0]?.text

test.each([
  ['commas', 'Item,Sum\nRent,900\n', 'Item | Sum\nRent | 900'],
  [
    'semicolons, where commas are decimal',
    'Item;Sum\nRent;1,5\nTax;2,5',
    'Item | Sum\nRent | 1,5\nTax | 2,5',
  ],
  ['tabs', 'Item\tSum\r\nRent\t900\r\n', 'Item | Sum\nRent | 900'],
  ['bars', 'Item|Sum\nRent|900', 'Item | Sum\nRent | 900'],
  ['what its first line says', 'sep=;\nItem;Sum, net\nRent, warm;900', 'Item | Sum, net\nRent, warm | 900'],
  ['one column', 'Item\nRent\nTax', 'Item\nRent\nTax'],
  ['quotes', '"a, ""b""","c\nd"\n1,2', 'a, "b" | c d\n1 | 2'],
  ['empty cells', 'a,b,c\n,,3\n1,,', 'a | b | c\n| | 3\n1'],
  ['an empty row, which ends a table', 'a,b\n1,2\n,\nc,d\n3,4', 'a | b\n1 | 2\n\nc | d\n3 | 4'],
])('cells are told apart by %s', (_, csv, text) => {
  expect(textOf(csv)).toBe(text)
})

test('the encoding is told by the bytes', () => {
  const csv = 'Straße;Größe\nMünchen;grün\nKöln;schön\n'
  const text = 'Straße | Größe\nMünchen | grün\nKöln | schön'
  expect(textOf(csv)).toBe(text)
  expect(textOf(Buffer.from(csv, 'latin1'))).toBe(text)
  expect(textOf(Buffer.from(`\ufeff${csv}`, 'utf16le'))).toBe(text)
})
