import type { Template } from '#contracts/template.ts'
import type { DraftClaim } from '#server/models/provider.ts'
import type { Drafted } from './drafted.ts'

/** A draft as the template shows it: only its own headings and columns. */
export function claimOf(drafted: Drafted, { output }: Pick<Template, 'output'>): DraftClaim {
  const sections = output.kind === 'claims' ? output.sections : []
  const section = sections.find((one) => one.toLowerCase() === drafted.section?.toLowerCase()) ?? null
  if (output.kind !== 'table') return { section, text: drafted.text, quotes: drafted.quotes }
  const cells = Object.fromEntries(output.columns.map(({ id }) => [id, drafted.cells?.[id]?.trim() ?? '']))
  return { section, text: drafted.text, cells, quotes: drafted.quotes }
}
