import { readFileSync } from 'node:fs'
import type { SourceText } from '#server/models/provider.ts'

/** Lines that repeat at the head and foot of the lease's pages. */
const RUNNING = /(?<=^|\n|\f)(?:Lease, Harbour Street 12|\d)(?=\n)/g

/** A text of this folder as a parser would hand it over: pages by `\f`, running heads and page numbers skippable. */
export function textFixture(name: string, language: string | null): SourceText {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8')
  const skippable = [...text.matchAll(RUNNING)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
  let start = 0
  const pages = text.split('\f').map((page, at) => {
    const span = { number: at + 1, start, end: start + page.length }
    start += page.length + 1
    return span
  })
  return { text, pages, skippable, language }
}
