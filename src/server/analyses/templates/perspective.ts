import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'perspective',
  order: 100,
  version: 1,
  label: 'Perspective',
  description: 'From whose point of view it is written, and what others would say.',
  question: 'optional',
  reads: 'whole',
  goal: 'Tell from whose point of view this document is written and how others named in it would read it.',
  instructions: [
    'Show the point of view by words and choices in the text.',
    'Other views belong only to people or groups that the document names.',
  ],
  output: { kind: 'claims', sections: ['Its own view', 'Others’ views', 'Left out'] },
  combine: 'digest',
  extractive: false,
}
