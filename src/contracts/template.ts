import { z } from 'zod'
import { TEMPLATE_IDS } from './template-ids.ts'

export const templateId = z.enum(TEMPLATE_IDS)
export type TemplateId = z.infer<typeof templateId>

/** A column of a table template: each claim is a row, its `cells` carry a text per column id. */
export const templateColumn = z.object({
  id: z.string().regex(/^[a-z][a-z_]*$/),
  /** The word over the column. */
  label: z.string(),
  /** What stands in it, told to the model. `date` columns sort by the date, `amount` by the number. */
  describe: z.string(),
  sorts: z.enum(['text', 'date', 'amount']),
})
export type TemplateColumn = z.infer<typeof templateColumn>

/** `claims`: statements, under the headings `sections` where there are some. `table`: a row a claim. */
export const templateOutput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claims'), sections: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), columns: z.array(templateColumn).min(2) }),
])
export type TemplateOutput = z.infer<typeof templateOutput>

/** A kind of analysis: a readable data file each, in server/analyses/templates. */
export const template = z.object({
  id: templateId,
  /** Where it stands among the others in the select. */
  order: z.int(),
  /** Raised with any change that changes answers: it is part of the cache's key. */
  version: z.int(),
  /** The word in the select. */
  label: z.string(),
  /** One sentence for people: what it gives. */
  description: z.string(),
  question: z.enum(['needed', 'optional', 'none']),
  /** `whole`: nothing of the document may be left out. `passages`: what bears on the question is enough. */
  reads: z.enum(['whole', 'passages']),
  /** What a model is to achieve, in a sentence. */
  goal: z.string(),
  /** How it goes about it, told to the model as they stand. */
  instructions: z.array(z.string()),
  output: templateOutput,
  /**
   * How the answers to the parts of a long document are put together: `list` keeps them all, but for doubles;
   * `digest` makes the statements for the whole of them.
   */
  combine: z.enum(['list', 'digest']),
  /** Whether the built-in extractive analyst can do it; the rest need a language model. */
  extractive: z.boolean(),
})
export type Template = z.infer<typeof template>
