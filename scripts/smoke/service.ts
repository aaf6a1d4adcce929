import { insist, REST, type Site } from './site.ts'
import type { Step } from './steps.ts'

const HEALTH = ['/health', '/api/health', `${REST}/health`]
const DETAILS = ['/health/db', '/health/worker', '/health/external']
const PAGES = ['/', '/login', '/signup', '/docs']

/**
 * What answers without an account: probes, health, metrics, pages, the description of the API.
 * @param metricsToken with it, metrics and health in detail must answer
 */
export async function walkService(site: Site, step: Step, metricsToken?: string): Promise<void> {
  const headers: Record<string, string> = metricsToken ? { authorization: `Bearer ${metricsToken}` } : {}
  const closed = { headers, expect: metricsToken ? [200] : [200, 401, 403, 404] }
  await step('it lives', () => site.call('GET', '/health/live'))
  await step('it is ready', () => site.call('GET', '/health/ready'))
  for (const path of HEALTH)
    await step(`health (${path})`, async () => {
      const { status, database, worker } = (await site.call('GET', path)).json
      insist(database === 'connected', `the database is ${database}`)
      insist(worker === 'alive', `the worker is ${worker}`)
      insist(status === 'ok', `the status is ${status}`)
    })
  for (const path of DETAILS)
    await step(`${path} tells more, or is kept from strangers`, async () => {
      const { status, json } = await site.call('GET', path, closed)
      insist(status !== 200 || json.status !== 'down', `it is ${json?.status}`)
    })
  await step('metrics are given, or kept from strangers', async () => {
    const { status, text } = await site.call('GET', '/metrics', closed)
    insist(status !== 200 || text.includes('# HELP'), 'this is not what Prometheus reads')
  })
  for (const path of PAGES) await step(`the page ${path}`, () => page(site, path))
  await step('nothing is shown to who is not logged in', async () => {
    await site.call('GET', '/api/trpc/documents.list', { expect: 401 })
    await site.call('GET', `${REST}/documents`, { expect: 401 })
    const { status, headers } = await site.call('GET', '/documents', { expect: [200, 302, 303, 307, 308] })
    insist(status === 200 || headers.get('location')?.includes('/login'), 'not sent to the log-in page')
  })
  await step('the API says that it is there', () => site.call('GET', REST))
}

async function page(site: Site, path: string): Promise<void> {
  const { text, headers } = await site.call('GET', path)
  insist(text.includes('<html'), 'this is not a page')
  insist(headers.get('content-security-policy')?.includes('script-src'), 'it has no content security policy')
  insist(headers.get('x-content-type-options') === 'nosniff', 'it has no nosniff header')
}

/** Every operation of the deployment's own description must have been called by the walk. */
export async function everyOperationWasCalled(site: Site): Promise<void> {
  const { json } = await site.call('GET', `${REST}/openapi.json`)
  const operations = Object.entries<object>(json.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => ({ method: method.toUpperCase(), path })),
  )
  const missed = operations.filter(({ method, path }) => {
    const pattern = new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`)
    return !site.called.some((call) => call.method === method && pattern.test(call.path))
  })
  const names = missed.map(({ method, path }) => `${method} ${path}`)
  insist(operations.length > 0, 'the description names no operation')
  insist(names.length === 0, `not called: ${names.join(', ')}`)
}
