import { enter, leave, walkAsBrowser } from './account.ts'
import { walkAnalyses } from './analyses.ts'
import { walkDocuments } from './documents.ts'
import { everyOperationWasCalled, walkService } from './service.ts'
import { openSite, type Site } from './site.ts'
import { makeSteps, type Step } from './steps.ts'

export interface Walk {
  url: string
  /** an account that is there already, where nobody may sign up */
  email?: string
  password?: string
  /** METRICS_TOKEN of the deployment */
  metricsToken?: string
  say: (line: string) => void
}

/**
 * Walks all endpoints of a deployment with an account and documents of its own, which it removes at the end. Stops at
 * the first thing that is wrong; what it made is removed all the same.
 */
export async function walk({
  url,
  say,
  metricsToken,
  ...given
}: Walk): Promise<{ passed: number; failed: number }> {
  const { step, count } = makeSteps(say)
  const site = openSite(url)
  try {
    await walkService(site, step, metricsToken)
    await walkWithAccount(site, step, given)
    await step('every operation of the API was called', () => everyOperationWasCalled(site))
  } catch (error) {
    if (count.failed === 0) throw error // otherwise the step has said it
  }
  return count
}

async function walkWithAccount(site: Site, step: Step, given: { email?: string; password?: string }) {
  const visitor = await enter(site, step, given)
  try {
    await walkAsBrowser(site, step, visitor)
    const { documentId } = await walkDocuments(site, step)
    await walkAnalyses(site, step, documentId)
  } finally {
    await leave(site, step, visitor)
  }
}
