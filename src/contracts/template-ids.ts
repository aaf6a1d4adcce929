// Written by `npm run generate` from the files of server/analyses/templates; a test fails when it is out of date.
export const TEMPLATE_IDS = [
  'confidence',
  'critique',
  'fact_check',
  'gut',
  'innovation',
  'key_facts',
  'obligations',
  'perspective',
  'question',
  'risks',
  'scenario',
  'stakeholder',
  'summary',
  'systems',
  'time_horizon',
] as const
