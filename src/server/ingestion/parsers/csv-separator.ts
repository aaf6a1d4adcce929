import Papa from 'papaparse'

const SEPARATORS = [',', ';', '\t', '|']
/** Characters and rows to tell from. */
const SAMPLE = 65_536
const ROWS = 50

/** What separates the cells of a table: with it most rows have as many cells as the first, and the more the better. */
export function separatorOf(text: string): string {
  let best = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const score = scoreOf(text.slice(0, SAMPLE), separator)
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

/** The share of rows that are as wide as the first, and a little for width; 0 where nothing is separated. */
function scoreOf(sample: string, separator: string): number {
  const { data } = Papa.parse<string[]>(sample, { delimiter: separator, preview: ROWS, skipEmptyLines: true })
  const width = data[0]?.length ?? 0
  if (width < 2) return 0
  const alike = data.filter((row) => row.length === width).length
  return alike / data.length + Math.min(width, 100) / 1_000
}
