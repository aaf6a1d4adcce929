import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'obligations',
  order: 40,
  version: 1,
  label: 'Obligations and dates',
  description: 'Who must do what by when, as a table.',
  question: 'none',
  reads: 'whole',
  goal: 'List every duty, right and deadline in this document: who, what, when, and what follows if it is missed.',
  instructions: [
    'One row for each duty or deadline. Do not merge two duties into one row.',
    'Take over amounts, periods and conditions exactly as the document writes them.',
    'Leave a cell empty where the document says nothing; never fill one from general knowledge.',
  ],
  output: {
    kind: 'table',
    columns: [
      {
        id: 'party',
        label: 'Who',
        describe: 'who owes it or may do it, as the document names them',
        sorts: 'text',
      },
      { id: 'duty', label: 'What', describe: 'the duty or right, in a sentence', sorts: 'text' },
      { id: 'due', label: 'When', describe: 'the date, period or event, as written', sorts: 'date' },
      { id: 'amount', label: 'Amount', describe: 'money or quantity, as written', sorts: 'amount' },
      { id: 'consequence', label: 'If missed', describe: 'what follows from not doing it', sorts: 'text' },
    ],
  },
  combine: 'list',
  extractive: false,
}
