import type { Template, TemplateId } from '#contracts/template.ts'
import { ALL } from './all.ts'

/** Every template by its id, in the order in which they are offered. Adding one is a file beside these: docs/templates.md. */
export const TEMPLATES = Object.fromEntries(
  Object.values(ALL)
    .sort((one, other) => one.order - other.order)
    .map((template) => [template.id, template]),
) as Record<TemplateId, Template>
