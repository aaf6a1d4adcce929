import type { Template, TemplateId } from '#contracts/template.ts'
import { confidence } from './confidence.ts'
import { critique } from './critique.ts'
import { factCheck } from './fact-check.ts'
import { gut } from './gut.ts'
import { innovation } from './innovation.ts'
import { keyFacts } from './key-facts.ts'
import { obligations } from './obligations.ts'
import { perspective } from './perspective.ts'
import { question } from './question.ts'
import { risks } from './risks.ts'
import { scenario } from './scenario.ts'
import { stakeholder } from './stakeholder.ts'
import { summary } from './summary.ts'
import { systems } from './systems.ts'
import { timeHorizon } from './time-horizon.ts'

/** Adding one: a file beside these, its id in contracts/template.ts, whose order is the one in which they are offered. */
export const TEMPLATES: Record<TemplateId, Template> = {
  summary,
  key_facts: keyFacts,
  question,
  obligations,
  risks,
  gut,
  confidence,
  critique,
  fact_check: factCheck,
  perspective,
  scenario,
  stakeholder,
  systems,
  time_horizon: timeHorizon,
  innovation,
}
