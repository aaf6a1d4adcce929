import type { Template } from '#contracts/template.ts'

export const template: Template = {
  id: 'systems',
  order: 130,
  version: 1,
  label: 'Systems',
  description: 'How the parts depend on each other: causes, loops, bottlenecks.',
  question: 'optional',
  reads: 'whole',
  goal: 'Show how the parts that this document describes depend on each other.',
  instructions: [
    'Each claim is one dependency: what leads to what, by which passage.',
    'Point out loops and single points on which much depends.',
  ],
  output: { kind: 'claims', sections: ['Dependencies', 'Loops', 'Bottlenecks'] },
  combine: 'digest',
  extractive: false,
}
