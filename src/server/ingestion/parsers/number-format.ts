import { format } from 'numfmt'

/** ISO dates stand for formats that show a date in the way of whoever opens the file. */
const DATE = 'yyyy-mm-dd'
/** From 1900 to 1904: where the other of the two calendars begins. */
const DAYS_1904 = 1_462

/**
 * The formats that have a number but are not written in the file (ECMA-376 part 1, 18.8.30). What depends on the
 * reader's country is written so that it can't be mistaken: dates as ISO has them, money without a sign.
 */
const BUILT_IN = new Map<number, string>([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  ...range(5, 6, '#,##0;-#,##0'),
  ...range(7, 8, '#,##0.00;-#,##0.00'),
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, DATE],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, `${DATE} h:mm`],
  ...range(27, 31, DATE),
  ...range(32, 35, 'h:mm'),
  [36, DATE],
  ...range(37, 38, '#,##0;(#,##0)'),
  ...range(39, 40, '#,##0.00;(#,##0.00)'),
  ...range(41, 42, '#,##0;(#,##0);-'),
  ...range(43, 44, '#,##0.00;(#,##0.00);-'),
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [48, '##0.0E+0'],
  ...range(50, 58, DATE),
])

function range(first: number, last: number, pattern: string): [number, string][] {
  return Array.from({ length: last - first + 1 }, (_, i) => [first + i, pattern])
}

export function builtInFormat(id: number): string {
  return BUILT_IN.get(id) ?? 'General'
}

/**
 * A number as a spreadsheet shows it, by its format ("0.0%", "d mmm yyyy"); `from1904` is the workbook's calendar.
 * Whole numbers without a format are written out, however wide. A format that is not understood is passed over.
 */
export function shownNumber(value: number, pattern: string, from1904 = false): string {
  const isGeneral = pattern === '' || /^general$/i.test(pattern)
  if (isGeneral && Number.isSafeInteger(value)) return String(value)
  const own = /^\[\$-F[48]00\]/i.test(pattern) ? systemFormat(pattern) : pattern
  try {
    return format(isGeneral ? 'General' : own, from1904 && isDate(own) ? value + DAYS_1904 : value).trim()
  } catch {
    return String(value)
  }
}

/** "Long date" (F800) and "time" (F400) as the reader's system has them. */
function systemFormat(pattern: string): string {
  return /^\[\$-F8/i.test(pattern) ? DATE : 'h:mm:ss'
}

/** True where a pattern has a letter of dates outside of quotes and brackets. */
function isDate(pattern: string): boolean {
  return /[dmyhs]/i.test(pattern.replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|general/gi, ''))
}
