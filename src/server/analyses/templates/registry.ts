import type { Template, TemplateId } from '#contracts/template.ts'
import { keyFacts } from './key-facts.ts'
import { question } from './question.ts'
import { summary } from './summary.ts'

/** In the order in which they are offered. Adding one: a file beside these, its id in contracts/template.ts. */
export const TEMPLATES: Record<TemplateId, Template> = { summary, key_facts: keyFacts, question }
