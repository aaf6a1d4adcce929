import type { DraftClaim } from '#server/models/provider.ts'
import type { Drafted } from './drafted.ts'
import type { ModelQuestion } from './model-question.ts'
import { tidied } from './tidy.ts'

/** A draft as the template shows it: only its own headings and columns, its quotes as the document has them. */
export function claimOf(drafted: Drafted, asked: Pick<ModelQuestion, 'template' | 'place'>): DraftClaim {
  const { output } = asked.template
  const section = sectionFor(drafted.section, asked)
  const quotes = drafted.quotes.map((quote) => tidied(quote, asked.place))
  if (output.kind !== 'table') return { section, text: drafted.text || wordsOf(drafted.cells ?? {}), quotes }
  const cells = Object.fromEntries(output.columns.map(({ id }) => [id, drafted.cells?.[id]?.trim() ?? '']))
  return { section, text: drafted.text || wordsOf(cells), cells, quotes }
}

function wordsOf(cells: Record<string, string>): string {
  return Object.values(cells).filter(Boolean).join('; ')
}

/** The template's own heading that a model meant, or null. */
export function sectionFor(
  section: string | null,
  { template: { output } }: Pick<ModelQuestion, 'template'>,
): string | null {
  const sections = output.kind === 'claims' ? output.sections : []
  return sections.find((one) => sameWords(one) === sameWords(section ?? '')) ?? null
}

/** Models write ’ as ', and capitals, colons and stars as they like. */
function sameWords(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
