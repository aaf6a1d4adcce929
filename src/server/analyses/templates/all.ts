// Written by `npm run generate` from the files of server/analyses/templates; a test fails when it is out of date.
import type { Template, TemplateId } from '#contracts/template.ts'
import { template as confidence } from './confidence.ts'
import { template as critique } from './critique.ts'
import { template as factCheck } from './fact-check.ts'
import { template as gut } from './gut.ts'
import { template as innovation } from './innovation.ts'
import { template as keyFacts } from './key-facts.ts'
import { template as obligations } from './obligations.ts'
import { template as perspective } from './perspective.ts'
import { template as question } from './question.ts'
import { template as risks } from './risks.ts'
import { template as scenario } from './scenario.ts'
import { template as stakeholder } from './stakeholder.ts'
import { template as summary } from './summary.ts'
import { template as systems } from './systems.ts'
import { template as timeHorizon } from './time-horizon.ts'

export const ALL: Record<TemplateId, Template> = {
  confidence,
  critique,
  fact_check: factCheck,
  gut,
  innovation,
  key_facts: keyFacts,
  obligations,
  perspective,
  question,
  risks,
  scenario,
  stakeholder,
  summary,
  systems,
  time_horizon: timeHorizon,
}
