import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { databaseHealth, externalHealth, health, workerHealth } from '#contracts/health.ts'
import { createLog } from '#server/platform/log.ts'
import { testApp } from '#test/app.ts'
import { createWebServer } from './server.ts'

const TOKEN = 'a-token-of-the-tests-own'
const lines: string[] = []
const open = await testApp()
const closed = await testApp({ env: { METRICS_TOKEN: TOKEN, ALLOWED_HOSTS: 'ultrai.example.org' } })
const log = createLog('web', 'info', { write: (line) => void lines.push(line) })
const [atOpen, atClosed] = [await serve({ ...open.deps, log }), await serve(closed.deps)]

async function serve(deps: typeof open.deps) {
  const server = createWebServer(deps, (_, response) => void response.end('the page'), {
    draining: false,
    endStreams() {},
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(base + path, { headers })
    const text = await response.text()
    const { status, headers: told } = response
    return { status, told, text, json: text.startsWith('{') ? JSON.parse(text) : null }
  }
}

test.each(['/health', '/api/health', '/api/v2/health'])(
  '%s has the shape that everybody may know',
  async (path) => {
    const { json } = await atOpen(path)
    expect(Object.keys(json)).toEqual(Object.keys(health.shape))
    expect(json).toMatchObject({
      environment: 'test',
      database: 'connected',
      cache: 'memory',
      worker: 'dead',
    })
  },
)

test('the database: migrations, vectors, connections', async () => {
  const { status, json } = await atOpen('/health/db')
  expect(status).toBe(200)
  expect(databaseHealth.parse(json)).toMatchObject({
    status: 'ok',
    migrations: { pending: 0 },
    vectors: { driver: 'off', extension: 'absent' },
  })
  expect(json.migrations.applied).toBeGreaterThan(0)
})

test('a migration that was not applied is said', async () => {
  const { db } = closed.deps
  await db.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name LIKE '%jobs_under_way'`
  const { json } = await atClosed('/health/db', { authorization: `Bearer ${TOKEN}` })
  expect(json).toMatchObject({ status: 'degraded', migrations: { pending: 1 } })
})

test('workers are red without a sign of life for 20 s, green with one; their news is told', async () => {
  const { db } = open.deps
  const id = '00000000-0000-4000-8000-000000000001'
  const seen = (seconds: number) => new Date(Date.now() - seconds * 1_000)
  const providers = {
    openai: { breaker: 'open', lastSeen: null, lastFailed: seen(3), lastError: 'model.timeout' },
  }
  await db.worker.create({ data: { id, seenAt: seen(21), report: { providers } } })
  const red = await atOpen('/health/worker')
  expect(red).toMatchObject({ status: 503, json: { status: 'down', worker: 'dead', workers: [], queue: [] } })

  await db.worker.update({ where: { id }, data: { seenAt: seen(0) } })
  await expect.poll(async () => (await atOpen('/health/worker')).status).toBe(200)
  const { json } = await atOpen('/health/worker')
  expect(workerHealth.parse(json).workers.map((worker) => worker.id)).toEqual([id])
  const external = await atOpen('/health/external')
  expect(externalHealth.parse(external.json)).toMatchObject({
    status: 'degraded',
    providers: [{ name: 'openai', breaker: 'open', lastError: 'model.timeout' }],
  })
})

describe('where there is a token', () => {
  test.each(['/health/db', '/health/external', '/health/worker'])(
    'strangers learn of %s no more than its colour',
    async (path) => {
      for (const authorization of ['', 'Bearer wrong', `Basic ${TOKEN}`])
        expect(Object.keys((await atClosed(path, { authorization })).json)).toEqual(['status'])
      const known = await atClosed(path, { authorization: `Bearer ${TOKEN}` })
      expect(Object.keys(known.json).length).toBeGreaterThan(1)
    },
  )

  test('metrics are for who has it, by whatever name the server goes', async () => {
    const refused = await atClosed('/metrics')
    expect(refused.status).toBe(401)
    expect(refused.text).toBe('')
    expect((await atClosed('/metrics', { authorization: `Bearer ${TOKEN}` })).text).toContain(
      'ultrai_build_info',
    )
  })
})

test('requests are counted by class and status, under an id that the log and the job carry', async () => {
  const { user, cookie } = await open.signUp('ada')
  const id = 'browser-0123456789'
  const list = await atOpen('/api/trpc/documents.list', { cookie, 'x-request-id': id })
  expect(list.told.get('x-request-id')).toBe(id)
  const refused = await atOpen('/api/trpc/documents.list', { 'x-request-id': 'no id: a canary' })
  expect(refused.told.get('x-request-id')).toMatch(/^[\w-]{36}$/)
  expect(refused.json.error.data.app.requestId).toBe(refused.told.get('x-request-id'))
  expect(lines.join()).toContain('"route":"list","method":"GET","status":401')
  expect(lines.join()).not.toContain('canary')
  const { text } = await atOpen('/metrics')
  expect(text).toMatch(/ultrai_http_request_seconds_count\{route="list",status="2xx"\} 1/)
  expect(text).toMatch(/ultrai_http_request_seconds_count\{route="list",status="4xx"\} 1/)
  expect(text).toMatch(/ultrai_workers_alive [01]\n/)
  expect(text).toContain('ultrai_backup_last_success_timestamp_seconds 0')
  expect(user.id).toBeGreaterThan(0)
})
