import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'confidence',
  order: 70,
  version: 1,
  label: 'Confidence',
  description: 'How well each main statement of the document is backed by the document itself.',
  question: 'optional',
  reads: 'whole',
  goal: 'Tell which of the document’s main statements are well backed, thinly backed or not backed by what else it says.',
  instructions: [
    'Take the five to ten statements on which most depends.',
    'For each: the statement, and what in the document backs it or is lacking. Cite both the statement and its backing.',
  ],
  output: { kind: 'claims', sections: ['Well backed', 'Thinly backed', 'Not backed'] },
  combine: 'digest',
  extractive: false,
}
