import type { Template } from '#contracts/template.ts'

export const question: Template = {
  id: 'question',
  version: 1,
  label: 'Question and answer',
  description: 'Your own question, answered from the passages that bear on it, or “not found”.',
  needsQuestion: true,
  reads: 'passages',
}
