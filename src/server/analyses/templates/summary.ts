import type { Template } from '#contracts/template.ts'

export const summary: Template = {
  id: 'summary',
  version: 1,
  label: 'Summary',
  description: 'What the document says, in a few of its most telling statements.',
  needsQuestion: false,
  reads: 'whole',
}
