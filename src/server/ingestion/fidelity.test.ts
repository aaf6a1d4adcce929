import { execFile, execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { countIn, neighbours, plainWords, runningText } from '#test/word-counts.ts'
import { assemble } from './assemble.ts'
import type { ParsedDocument } from './parsed.ts'
import { parsePdf } from './parsers/pdf.ts'

/** Real documents, where there are any beside the project. */
const CORPUS = join(import.meta.dirname, '../../../../shared/corpus')
const run = promisify(execFile)
const missing = whatIsMissing()
const files = missing
  ? []
  : readdirSync(CORPUS).filter((name) => /\.pdf$/.test(name) && !/password/.test(name))

/** Where PDFium itself reads other words than `pdftotext`: what it finds of all, and of neighbours. */
const LIMITS: Record<string, [words: number, inOrder: number]> = {
  'geotopo-german.pdf': [0.94, 0.97], // formulas, whose signs it groups otherwise
  'TAMReview.pdf': [0.2, 0.94], // fonts that don't say which character a glyph is: such pages fail, for OCR
  'arabic.pdf': [0.6, 1], // four words
}
const LEAST = 0.99

if (missing) test.skip(`nothing is compared with pdftotext: ${missing}`)

describe.skipIf(missing !== null).each(files)('%s', (name) => {
  test('has the words that pdftotext reads, and running text in its order', async () => {
    const path = join(CORPUS, name)
    const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', path, '-'], { maxBuffer: 2 ** 26 })
    const document = await assemble(await parsePdf(new Uint8Array(await readFile(path))))
    const theirs = plainWords(stdout)
    const pairs = runningText(stdout).flatMap(neighbours)
    const words = countIn(theirs, plainWords(document.text)) / theirs.length
    // It puts whole blocks elsewhere, and rightly or not: so only what stands side by side is compared.
    const inOrder =
      pairs.length === 0 ? 1 : countIn(pairs, neighbours(plainWords(bodyOf(document)))) / pairs.length
    process.stdout.write(
      `${name}: ${percent(words)} of ${theirs.length} words, ${percent(inOrder)} of ${pairs.length} in order\n`,
    )
    const [leastWords, leastInOrder] = LIMITS[name] ?? [LEAST, LEAST]
    expect(words).toBeGreaterThanOrEqual(leastWords)
    expect(inOrder).toBeGreaterThanOrEqual(leastInOrder)
  })
})

function whatIsMissing(): string | null {
  if (!existsSync(CORPUS)) return 'there is no corpus beside the project'
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return null
  } catch {
    return 'pdftotext is not installed'
  }
}

/** A document's text less its running heads, feet and page numbers, which part sentences. */
function bodyOf({ text, skippable }: ParsedDocument): string {
  const starts = [0, ...skippable.map(({ end }) => end)]
  return starts.map((start, i) => text.slice(start, skippable[i]?.start)).join('')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
