import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { PATIENCE } from '#launcher/parent.ts'
import { CONFIG, readEnv } from '#server/platform/env.ts'
import { type Blueprint, blueprint } from './render-schema.ts'

const read = (path: string): Blueprint => blueprint.parse(parse(readFileSync(path, 'utf8')))
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

describe.each(['render.yaml', 'ops/render.small.yaml'])('%s', (path) => {
  const plan = read(path)
  const servers = plan.services.filter((service) => service.type !== 'keyvalue')

  test('runs scripts that are there', () => {
    for (const { buildCommand, startCommand, preDeployCommand = '' } of servers)
      for (const [, script] of `${buildCommand} ${startCommand} ${preDeployCommand}`.matchAll(
        /npm run (\S+)/g,
      ))
        expect(scripts).toHaveProperty([script ?? ''])
  })

  test('installs what building needs, whatever NODE_ENV says', () => {
    for (const { buildCommand } of servers) expect(buildCommand).toMatch(/^npm ci --include=dev /)
  })

  test('asks at an address that says when it is ready, and waits until what runs is finished', () => {
    for (const service of servers) {
      if (service.type === 'web') expect(service.healthCheckPath).toBe('/health/ready')
      expect(service.maxShutdownDelaySeconds * 1000).toBeGreaterThan(PATIENCE.terminated)
    }
  })

  test('every reference has its other end, and every variable is a setting of ours', () => {
    const names = [...plan.services, ...plan.databases, ...(plan.envVarGroups ?? [])].map(({ name }) => name)
    const settings = new Set<string>([...Object.values(CONFIG).map(({ env }) => env), 'RENDER_EXTERNAL_URL'])
    for (const variable of [...servers, ...(plan.envVarGroups ?? [])].flatMap(({ envVars }) => envVars)) {
      if ('fromGroup' in variable) expect(names).toContain(variable.fromGroup)
      else expect(settings).toContain(variable.key)
      if ('fromService' in variable) expect(names).toContain(variable.fromService.name)
      if ('fromDatabase' in variable) expect(names).toContain(variable.fromDatabase.name)
    }
  })

  test('gives each process all that the production profile insists on', () => {
    for (const { envVars } of servers) {
      const group = envVars.flatMap((variable) =>
        'fromGroup' in variable
          ? (plan.envVarGroups?.find(({ name }) => name === variable.fromGroup)?.envVars ?? [])
          : [variable],
      )
      const given = Object.fromEntries(group.map((variable) => [variable.key, standIn(variable)]))
      expect(() => readEnv({ RENDER_EXTERNAL_URL: 'https://ultrai.onrender.com', ...given })).not.toThrow()
    }
  })
})

/** What Render would put there. */
function standIn(variable: object & { key: string; value?: string }): string {
  if (variable.value !== undefined) return variable.value
  if ('generateValue' in variable) return 'tq1JX0x2gS8+S4sAkrB3hyBz3mYw9p7mB8cWQK6C0uY='
  return (
    { DATABASE_URL: 'postgres://u:p@host/ultrai', REDIS_URL: 'redis://host:6379' }[variable.key] ??
    'https://x.y'
  )
}

test('a misspelt key is refused', () => {
  const plan = parse(readFileSync('render.yaml', 'utf8'))
  plan.services[0].healthCheckpath = '/'
  expect(blueprint.safeParse(plan).success).toBe(false)
})

test('the scripts are what the image runs, and nothing else', () => {
  expect(scripts['start:web']).toMatch(/ src\/web\/main\.ts$/)
  expect(scripts['start:worker']).toMatch(/ src\/worker\/main\.ts$/)
  expect(scripts['start:all']).toMatch(/ src\/launcher\/all\.ts$/)
  // Without `exec` npm's SIGTERM ends a shell, and the process behind it never hears of a deploy.
  for (const name of ['start:web', 'start:worker', 'start:all'])
    expect(scripts[name]).toMatch(/^\w+=\w+ exec node /)
  expect(scripts['db:migrate']).toMatch(/ src\/launcher\/migrate\.ts$/)
})

test('where there is a worker of its own, tables are changed before the new release starts', () => {
  const web = read('render.yaml').services.find(({ type }) => type === 'web')
  expect(web).toMatchObject({ preDeployCommand: 'npm run db:migrate', startCommand: 'npm run start:web' })
})
