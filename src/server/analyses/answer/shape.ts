import { z } from 'zod'
import type { TemplateOutput } from '#contracts/template.ts'

const quote = z.object({
  exact: z.string().describe('words copied character by character from one place of the document'),
  prefix: z.string().describe('the few words before them, or empty'),
  suffix: z.string().describe('the few words after them, or empty'),
})

/**
 * The JSON that a model is asked for. Every field is required, with null or empty for nothing: the strict modes of
 * several providers allow no others.
 */
export function answerShape(output: TemplateOutput): z.ZodType {
  return z.object({
    claims: z.array(
      z.object({
        section: sectionOf(output),
        ...(output.kind === 'table' ? { cells: cellsOf(output.columns) } : {}),
        text: z.string().describe('the statement, in one sentence that can be understood by itself'),
        quotes: z.array(quote).describe('what it rests on'),
      }),
    ),
    not_found: z.boolean().describe('true when the document does not answer; then claims is empty'),
  })
}

/** Of many noted statements those that count, each by the numbers of the notes it rests on. */
export function digestShape(output: TemplateOutput): z.ZodType {
  return z.object({
    claims: z.array(
      z.object({
        section: sectionOf(output),
        text: z.string().describe('the statement, in one sentence that can be understood by itself'),
        notes: z.array(z.int()).describe('the numbers of the notes that it rests on'),
      }),
    ),
  })
}

/** The statements whose quotes were not found, put right or withdrawn. */
export const repairShape = z.object({
  claims: z.array(
    z.object({
      number: z.int().describe('the number of the statement'),
      text: z.string().describe('the statement as the document bears it out, or empty to withdraw it'),
      quotes: z.array(quote),
    }),
  ),
})

function sectionOf(output: TemplateOutput) {
  const sections = output.kind === 'claims' ? output.sections : []
  return sections.length > 0 ? z.enum(sections as [string, ...string[]]) : z.null()
}

function cellsOf(columns: Extract<TemplateOutput, { kind: 'table' }>['columns']) {
  return z.object(Object.fromEntries(columns.map(({ id, describe }) => [id, z.string().describe(describe)])))
}
