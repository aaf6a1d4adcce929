import type { Run } from './analysis.ts'
import type { Coverage, FileType } from './document.ts'
import { pageWord } from './page-words.ts'

/** Numbers beyond this many are counted, not listed. */
const MOST_LISTED = 12

type Ranges = ReadonlyArray<readonly [number, number]>

/** "pages 1–3, 7" for numbers or inclusive ranges; `word` is what the format calls a page. */
export function rangeWords(ranges: Ranges, word = 'page'): string {
  const words = ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
  const isOne = ranges.length === 1 && ranges[0]?.[0] === ranges[0]?.[1]
  const listed = words.slice(0, MOST_LISTED).join(', ')
  const more = words.length > MOST_LISTED ? ` and ${words.length - MOST_LISTED} more` : ''
  return `${isOne ? word : `${word}s`} ${listed}${more}`
}

/** Neighbouring numbers as inclusive ranges. */
export function rangesOf(numbers: readonly number[]): Array<[number, number]> {
  const ranges: Array<[number, number]> = []
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && number <= last[1] + 1) last[1] = number
    else ranges.push([number, number])
  }
  return ranges
}

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' })

/** How many pages were pictures of text, and in which languages they were recognised: the words may have errors. */
export function recognisedWords({ pages, ocr, ocrLanguages }: Coverage): string {
  const which = pages === 1 ? 'recognised from a picture' : `${ocr} recognised from pictures`
  const names = ocrLanguages.map((code) => LANGUAGES.of(code.slice(0, 3)) ?? code)
  return names.length > 0 ? `${which} (${names.join(', ')})` : which
}

/** Whether another service has read pages, or could not. Begins with "; ", or is nothing. */
function remoteWords({ remote }: Coverage): string {
  if (remote === 'yes') return '; read by a remote service'
  return remote === 'failed' ? '; read here, as the remote service could not' : ''
}

/** What an answer is based on: the pages that the model was given, and those that gave no words. */
export function coverageWords(coverage: Coverage, given: Ranges, fileType: FileType): string {
  const word = pageWord(fileType) ?? 'page'
  const count = given.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  const read =
    coverage.pages === 1
      ? 'The whole text was read'
      : count === 0
        ? `No ${word}s were read`
        : count >= coverage.pages
          ? `All ${coverage.pages} ${word}s were read`
          : `Read: ${rangeWords(given, word)} of ${coverage.pages}`
  const seen = coverage.ocr ? `; ${recognisedWords(coverage)}` : ''
  const empty = coverage.empty.length ? `; without text: ${rangeWords(rangesOf(coverage.empty), word)}` : ''
  const failed = coverage.failed.length ? `; unreadable: ${rangeWords(rangesOf(coverage.failed), word)}` : ''
  return `${read}${seen}${remoteWords(coverage)}${empty}${failed}.`
}

/** How the pages that were read were given to the model, in a sentence that follows the one above. */
export function readingWords(reading: Run['reading'], fileType: FileType): string {
  switch (reading) {
    case 'whole':
      return 'Given whole, in one piece.'
    case 'passages':
      return `Given as the passages of these ${pageWord(fileType) ?? 'page'}s that bear on the question.`
    case 'map_reduce':
      return 'Given in parts, each answered by itself, and the answers put together.'
  }
}
