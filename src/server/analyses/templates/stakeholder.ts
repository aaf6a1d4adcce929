import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'stakeholder',
  order: 120,
  version: 1,
  label: 'Stakeholders',
  description: 'Who is affected, what each gains, owes and may decide.',
  question: 'optional',
  reads: 'whole',
  goal: 'List everybody who is affected by this document with what they gain, owe and may decide.',
  instructions: [
    'One row a person, group or organisation that the document names.',
    'Take over their names as written.',
  ],
  output: {
    kind: 'table',
    columns: [
      { id: 'who', label: 'Who', describe: 'the name as written', sorts: 'text' },
      { id: 'gains', label: 'Gains', describe: 'what it gets', sorts: 'text' },
      { id: 'owes', label: 'Owes', describe: 'what it must do or pay', sorts: 'text' },
      { id: 'decides', label: 'Decides', describe: 'what it may decide or refuse', sorts: 'text' },
    ],
  },
  combine: 'list',
  extractive: false,
}
