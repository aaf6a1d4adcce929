import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'time_horizon',
  order: 140,
  version: 1,
  label: 'Time horizon',
  description: 'What matters now, later and in the long run.',
  question: 'optional',
  reads: 'whole',
  goal: 'Sort what this document asks, promises and foretells by when it matters.',
  instructions: [
    'Dates and periods exactly as written; do not work out a date that the document doesn’t give.',
    'What has no time of its own is left out.',
  ],
  output: { kind: 'claims', sections: ['At once', 'Within a year', 'Later', 'Always'] },
  combine: 'digest',
  extractive: false,
}
