import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'summary',
  order: 10,
  version: 2,
  label: 'Summary',
  description: 'What the document says, in a few of its most telling statements.',
  question: 'none',
  reads: 'whole',
  goal: 'Tell a busy reader what this document says and what follows from it.',
  instructions: [
    'Begin with what kind of document it is, between whom or about what.',
    'Then its main statements in order of weight: terms, findings, decisions, amounts, dates. Eight to fifteen claims for a long document, fewer for a short one.',
    'Cover the whole document, not its beginning alone.',
  ],
  output: { kind: 'claims', sections: [] },
  combine: 'digest',
  extractive: true,
}
