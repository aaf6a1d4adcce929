import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'key_facts',
  order: 20,
  version: 2,
  label: 'Key facts',
  description: 'Dates, amounts, people and obligations, each with the place where it stands.',
  question: 'none',
  reads: 'whole',
  goal: 'List the facts that somebody who relies on this document would look up in it.',
  instructions: [
    'One fact a claim: a party, a date, an amount, a duty, a deadline, a figure. Give the value as the document writes it.',
    'Use only the headings you are given. Leave out a heading for which the document has nothing.',
  ],
  output: {
    kind: 'claims',
    sections: ['People and organisations', 'Dates', 'Amounts and numbers', 'Obligations', 'Other'],
  },
  combine: 'list',
  extractive: true,
}
