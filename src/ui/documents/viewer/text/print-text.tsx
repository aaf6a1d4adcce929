import type { Mark } from '../place.ts'
import type { PageRange } from '../print/print-range.ts'
import type { Sheets } from '../view.ts'
import type { Section } from './blocks.ts'
import { layersOf } from './layers.ts'
import { TextSection } from './text-section.tsx'
import type { WholeText } from './use-whole-text.ts'

/** Nothing scrolls on paper: what is too wide is wrapped, a table of many columns set smaller. Rows stay whole, and headings with what they head. */
const RULES = `
  @page { margin: 18mm }
  @media print {
    [data-print] * { overflow: visible !important; overflow-wrap: break-word }
    [data-print] table:has(td:nth-child(9)) { font-size: 7pt }
    [data-print] table:has(td:nth-child(9)) :is(td, th) { overflow-wrap: anywhere; padding-right: 3pt }
    [data-print] mark { print-color-adjust: exact; -webkit-print-color-adjust: exact }
    [data-print] :is(thead, tr) { break-inside: avoid }
    [data-print] [data-part], [data-print] [data-heading] { break-after: avoid }
    [data-print] .whitespace-pre { white-space: pre-wrap }
  }
`

/** Some parts of a text, or all of it, laid out at once. */
export function textSheets(
  { text, parts, skippable }: WholeText,
  sections: readonly Section[],
  marks: readonly Mark[],
  partWord: string | null,
  { from, to }: PageRange = { from: 1, to: Number.POSITIVE_INFINITY },
): Sheets {
  const first = parts.find((one) => one.number >= from)?.start ?? 0
  const last = parts.findLast((one) => one.number <= to)
  const end = last ? last.start + last.text.length : 0
  // What is being read is not told apart from what is cited, and what was found is left out.
  const layers = layersOf(marks, null, [], -1)
  const content = sections
    .filter((section) => section.start >= first && section.start <= end)
    .map((section) => (
      <TextSection
        key={section.start}
        {...{ section, layers, partWord, text, skippable }}
        onSelect={() => {}}
        isPrinted
      />
    ))
  return {
    content: <article className="font-serif text-[11pt] leading-normal">{content}</article>,
    rules: RULES,
    free() {},
  }
}
