import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'fact_check',
  order: 90,
  version: 1,
  label: 'Fact check',
  description: 'Which statements can be checked, and whether the document agrees with itself.',
  question: 'optional',
  reads: 'whole',
  goal: 'List the checkable statements of fact, and compare those that the document makes more than once.',
  instructions: [
    'Only what the document itself shows may be called consistent or contradicted; the world outside is not known here.',
    'For a contradiction cite both places.',
    'Statements that rest on nothing in the document stand under “Needs an outside source”.',
  ],
  output: { kind: 'claims', sections: ['Consistent', 'Contradicted', 'Needs an outside source'] },
  combine: 'digest',
  extractive: false,
}
