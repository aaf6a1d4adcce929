import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CONFIG } from '#server/platform/env.ts'
import { type ComposeService, composeFile } from './compose-schema.ts'

const example = readFileSync('ops/compose.env.example', 'utf8')
/** What the examples say must be filled in. */
const asked = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
const hasCompose = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0

describe.each(['docker-compose.yml', 'docker-compose.prod.yml'])('%s', (path) => {
  const source = readFileSync(path, 'utf8')
  const file = composeFile.parse(parse(source, { merge: true }))
  const services = Object.entries(file.services)
  const ours = services.filter(([, { image }]) => image.startsWith('ultrai'))

  test('has Postgres with pgvector, Redis, web and worker', () => {
    expect(Object.keys(file.services).sort()).toEqual(['migrate', 'postgres', 'redis', 'web', 'worker'])
    expect(file.services.postgres?.image).toMatch(/^pgvector\/pgvector:[\d.]+-pg\d+$/)
    expect(file.services.redis?.image).toMatch(/^redis:\d/)
  })

  test('asks everything that stays whether it lives: web by the image’s own check, worker at its port', () => {
    for (const [name, { healthcheck }] of services)
      if (name !== 'migrate' && name !== 'web') expect(healthcheck, name).toHaveProperty('test')
    const { environment, healthcheck } = file.services.worker as ComposeService
    expect(JSON.stringify(healthcheck)).toContain(`:${environment?.METRICS_PORT}/health/live`)
  })

  test('restarts everything that is not done after one run', () => {
    const once = services.filter(([, { restart }]) => restart === 'no').map(([name]) => name)
    expect(once).toEqual(['migrate'])
  })

  test('web and worker begin once the tables are there, and are given the time to finish what runs', () => {
    for (const name of ['web', 'worker']) {
      const { depends_on, stop_grace_period } = file.services[name] as ComposeService
      expect(depends_on?.migrate?.condition).toBe('service_completed_successfully')
      expect(stop_grace_period).toBe('30s') // 25 s are ours
    }
  })

  test('each condition waits for something that can come true', () => {
    for (const [, { depends_on = {} }] of services)
      for (const [other, { condition }] of Object.entries(depends_on))
        if (condition === 'service_healthy')
          expect(file.services[other]?.healthcheck, other).toHaveProperty('test')
  })

  test('every named volume is declared, and the database has one', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]))
    expect(new Set(used)).toEqual(new Set(Object.keys(file.volumes)))
    expect(file.services.postgres?.volumes).toHaveLength(1)
  })

  test('our services run files that are there, with settings that exist', () => {
    const settings = new Set<string>(Object.values(CONFIG).map(({ env }) => env))
    for (const [, { command = [], environment = {} }] of ours) {
      expect(command[0]).toBe('node')
      expect(existsSync(command[1] ?? ''), command[1]).toBe(true)
      for (const name of Object.keys(environment)) expect(settings, name).toContain(name)
    }
  })

  test('no secret stands in it: each is asked for by a name that the example has', () => {
    for (const [, name] of source.matchAll(/\$\{(\w+):\?/g)) expect(asked).toContain(name)
    expect(source).not.toMatch(/PASSWORD: (?!\$\{)/)
    expect(ours.every(([, { env_file }]) => env_file === '.env')).toBe(true)
  })

  test.skipIf(!hasCompose)('compose itself reads it (skipped where there is none)', () => {
    const values = Object.fromEntries(asked.map((name) => [name, 'x']))
    const args = ['compose', '--file', path, '--env-file', 'ops/compose.env.example', 'config', '--quiet']
    const { status, stderr } = spawnSync('docker', args, {
      encoding: 'utf8',
      env: { ...process.env, ...values },
    })
    expect(status, stderr).toBe(0)
  })
})

test('in production nothing of ours can write to its image or gain rights', () => {
  const { services } = composeFile.parse(
    parse(readFileSync('docker-compose.prod.yml', 'utf8'), { merge: true }),
  )
  for (const name of ['web', 'worker', 'migrate'])
    expect(services[name]).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    })
})
