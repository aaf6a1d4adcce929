import { z } from 'zod'

export const templateId = z.enum(['summary', 'key_facts', 'question'])
export type TemplateId = z.infer<typeof templateId>

/** A kind of analysis. */
export const template = z.object({
  id: templateId,
  version: z.int(),
  /** The word in the select. */
  label: z.string(),
  /** One sentence for people: what it gives. */
  description: z.string(),
  needsQuestion: z.boolean(),
  reads: z.enum(['whole', 'passages']),
})
export type Template = z.infer<typeof template>
