import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'innovation',
  order: 150,
  version: 1,
  label: 'Innovation',
  description: 'What is new in it, and what could be made of it.',
  question: 'optional',
  reads: 'whole',
  goal: 'Tell what this document offers that is new by its own account, and what it leaves open for others to build on.',
  instructions: [
    'New means: the document itself says so or sets itself apart from what was.',
    'What could be made of it follows from a cited passage, and is worded as a possibility.',
  ],
  output: { kind: 'claims', sections: ['New', 'Open', 'Could be made of it'] },
  combine: 'digest',
  extractive: false,
}
