import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'risks',
  order: 50,
  version: 1,
  label: 'Risks',
  description: 'What could go wrong for whoever relies on this document, and where it says so.',
  question: 'none',
  reads: 'whole',
  goal: 'Find what in this document could cost, bind or surprise the reader.',
  instructions: [
    'Each claim is one risk: what the document says, and in the same sentence why it matters.',
    'Look for one-sided terms, automatic renewals, liability and its limits, penalties, short deadlines, vague words, missing definitions, figures that don’t agree.',
    'What is missing counts only if a passage shows that it should be there; cite that passage.',
  ],
  output: { kind: 'claims', sections: ['Serious', 'Worth checking', 'Unclear'] },
  combine: 'digest',
  extractive: false,
}
