import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'critique',
  order: 80,
  version: 1,
  label: 'Critique',
  description: 'Where the argument, the figures or the wording are weak.',
  question: 'optional',
  reads: 'whole',
  goal: 'Find the weakest points of this document’s argument, figures and wording.',
  instructions: [
    'One weakness a claim: quote the passage, say what is wrong with it.',
    'Contradictions need both passages.',
    'No praise, no summary.',
  ],
  output: { kind: 'claims', sections: ['Argument', 'Figures', 'Wording'] },
  combine: 'digest',
  extractive: false,
}
