import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'scenario',
  order: 110,
  version: 1,
  label: 'Scenario',
  description: 'What happens by this document if things go well, as expected or badly.',
  question: 'optional',
  reads: 'whole',
  goal: 'Play through what this document provides for when things go well, as expected and badly.',
  instructions: [
    'Each claim: “If …, then …”, with the passage that makes it so.',
    'Where the document provides nothing for a likely case, say so and cite the nearest rule.',
  ],
  output: { kind: 'claims', sections: ['Goes well', 'As expected', 'Goes badly'] },
  combine: 'digest',
  extractive: false,
}
