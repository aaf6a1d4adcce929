import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { workerProcesses } from '#test/worker-process.ts'

/** A model that lets all wait until it is told to refuse them: a reading never ends by itself meanwhile. */
let refuses = false
const waiting = new Set<ServerResponse>()
const model = createServer((_, response) => {
  if (refuses) response.writeHead(400).end()
  else waiting.add(response)
})
await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve))
afterAll(() => {
  model.closeAllConnections()
  model.close()
})

const app = await testApp()
const { user } = await app.signUp('ada')
const { db, env } = app.deps
const workers = workerProcesses({
  ULTRAI_PROFILE: 'test',
  DATABASE_URL: env.databaseUrl ?? '',
  AUTH_SECRETS: env.authSecrets.join(','),
  EMBEDDING_MODEL: 'm',
  EMBEDDING_URL: `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`,
  LOG_LEVEL: 'error',
})

const count = (where: object) => db.job.count({ where })
const active = async () => {
  const [row] = await db.$queryRaw<{ n: bigint }[]>`
    SELECT count(*) AS n FROM pgboss.job WHERE name = 'ingest' AND state = 'active'`
  return Number(row?.n)
}
/** The deliveries, beside the first, that each waiting message has had. */
const waitingFor = async () => {
  const rows = await db.$queryRaw<{ retries: number }[]>`
    SELECT retry_count AS retries FROM pgboss.job WHERE name = 'ingest' AND state IN ('created', 'retry', 'active')`
  return rows.map(({ retries }) => retries)
}

test('a worker that is stopped under load hands back what it can’t finish; the next one goes on from there', async () => {
  const first = workers.start()
  const ids: number[] = []
  for (const name of ['a', 'b', 'c', 'd'])
    ids.push((await app.upload(user, `${name}.txt`, `The letter ${name} binds both parties.`)).documentId)
  while ((await count({ state: 'working', stage: 'embedding' })) < 2) await pause(20)

  first.kill('SIGINT') // as SIGTERM, with 8 s rather than 25
  const [code] = await once(first, 'exit')
  expect(code).toBe(0)
  expect(await active()).toBe(0)
  expect(await count({ state: 'working' })).toBe(0)
  expect(await count({ state: { in: ['queued', 'retryable'] } })).toBe(4)
  expect(await waitingFor()).toEqual([0, 0, 0, 0]) // no stop counts as a failed delivery

  refuses = true
  for (const response of waiting) response.writeHead(400).end()
  workers.start()
  while ((await count({ kind: 'ingest', state: 'done' })) < 4) await pause(50)
  const jobs = await db.job.findMany({ where: { kind: 'ingest' }, orderBy: { attempts: 'asc' } })
  expect(jobs.map(({ attempts }) => attempts)).toEqual([1, 1, 2, 2])
  const texts = await db.documentText.findMany({ where: { documentId: { in: ids } } })
  expect(texts.map(({ version, readyAt }) => ({ version, ready: readyAt !== null }))).toEqual(
    ids.map(() => ({ version: 1, ready: true })),
  )
}, 240_000)
