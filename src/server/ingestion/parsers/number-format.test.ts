import { expect, test } from 'vitest'
import { builtInFormat, shownNumber } from './number-format.ts'

test.each([
  [1234.5, 'General', '1234.5'],
  [0.1 + 0.2, '', '0.3'],
  [123456789012345, 'General', '123456789012345'],
  [1234567.891, '#,##0.00', '1,234,567.89'],
  [-1234.5, '#,##0.00;(#,##0.00)', '(1,234.50)'],
  [0.256, '0%', '26%'],
  [5.5, '_-* #,##0.00\\ "€"_-', '5.50 €'],
  [12, '[$£-809]#,##0', '£12'],
  [45000, 'd mmm yyyy', '15 Mar 2023'],
  [45000.5, 'yyyy-mm-dd hh:mm', '2023-03-15 12:00'],
  [45000, '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2023-03-15'],
  [1.5, '[h]:mm', '36:00'],
  [7, '0" pcs"', '7 pcs'],
  [7, ';;;', ''],
  [7, 'no [[[ format', '7'],
])('%d by %j is shown as %j', (value, pattern, shown) => {
  expect(shownNumber(value, pattern)).toBe(shown)
})

test('a date counted from 1904 is four years on, a number is not', () => {
  expect(shownNumber(45000 - 1462, 'yyyy-mm-dd', true)).toBe('2023-03-15')
  expect(shownNumber(5, '0" days"', true)).toBe('5 days')
  expect(shownNumber(5, '[Red]0', true)).toBe('5')
})

test('dates in the way of whoever opens the file are written so that no one mistakes day for month', () => {
  expect(shownNumber(45000, builtInFormat(14))).toBe('2023-03-15')
  expect(builtInFormat(999)).toBe('General')
})
