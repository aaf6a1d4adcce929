import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'gut',
  order: 60,
  version: 1,
  label: 'Gut',
  description: 'A first honest impression, with what caused it.',
  question: 'optional',
  reads: 'whole',
  goal: 'Give the first impression of an experienced reader, and what in the text caused it.',
  instructions: [
    'Three to six claims. Each names an impression and the passage that caused it.',
    'Plain words. An impression without a passage is left out.',
  ],
  output: { kind: 'claims', sections: [] },
  combine: 'digest',
  extractive: false,
}
