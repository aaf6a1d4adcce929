import type { Template } from '#contracts/template.ts'

export const keyFacts: Template = {
  id: 'key_facts',
  version: 1,
  label: 'Key facts',
  description: 'Dates, amounts, people and obligations, each with the place where it stands.',
  needsQuestion: false,
  reads: 'whole',
}
