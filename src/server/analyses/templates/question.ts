import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'question',
  order: 30,
  version: 2,
  label: 'Question and answer',
  description: 'Your own question, answered from the passages that bear on it, or “not found”.',
  question: 'needed',
  reads: 'passages',
  goal: 'Answer the question from this document alone.',
  instructions: [
    'Answer first, in one claim; then the conditions, exceptions and figures that bear on it, a claim each.',
    'If passages contradict each other, say so and cite both.',
    'If the document does not answer the question, say that it was not found: no guess, no general knowledge.',
  ],
  output: { kind: 'claims', sections: [] },
  combine: 'list',
  extractive: true,
}
