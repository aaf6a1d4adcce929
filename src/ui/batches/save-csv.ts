import type { BatchLine } from './use-batch.ts'

/** Saves the answers as a file. What writes it is loaded when it is wanted. */
export async function saveCsv(lines: readonly BatchLine[]): Promise<void> {
  const { batchCsv } = await import('./batch-csv.ts')
  const url = URL.createObjectURL(new Blob([batchCsv(lines)], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: 'answers.csv' })
  link.click()
  URL.revokeObjectURL(url)
}
