import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { type JobKind, POLICIES } from '#server/jobs/kinds.ts'
import { inTransaction } from '#server/platform/db.ts'
import { createLog } from '#server/platform/log.ts'
import { openQueue, type Queue } from '#server/platform/queue.ts'
import { testApp } from '#test/app.ts'
import { HANDLERS } from './handlers.ts'

/** The real queue, taken from as workers do it, with a handler that is slow and writes down what it sees. */
const app = await testApp({ env: { INGEST_CONCURRENCY: '3', MAX_CONCURRENT_JOBS_PER_USER: '2' } })
const { db, env } = app.deps
const log = createLog('worker', 'silent')
/** As two processes would: the limit is across all of them. */
const queues = [1, 2].map(() =>
  openQueue({ url: env.databaseUrl ?? '', log, policies: POLICIES, supervise: true }),
)
afterAll(() => Promise.all(queues.map((queue) => queue.close(0))))

const now = new Map<string, number>()
const most = new Map<string, number>()
const order: string[] = []

async function slow(payload: unknown): Promise<void> {
  const { whose } = payload as { whose: string }
  order.push(whose)
  now.set(whose, (now.get(whose) ?? 0) + 1)
  most.set(whose, Math.max(most.get(whose) ?? 0, now.get(whose) ?? 0))
  await pause(150)
  now.set(whose, (now.get(whose) ?? 0) - 1)
}

function send(kind: JobKind, whose: string, count: number): Promise<void> {
  return inTransaction(db, async (tx) => {
    for (let index = 0; index < count; index += 1)
      await (queues[0] as Queue).send(tx, kind, { whose }, { group: whose })
  })
}

for (const queue of queues)
  for (const kind of ['ingest', 'analyse'] as const)
    await queue.work(kind, HANDLERS[kind].concurrency(env), ({ payload }) => slow(payload))

const started = (whose: string) => order.filter((name) => name === whose).length

describe('one user’s hundred files', () => {
  test('are read two at a time, by two workers with room for six; others’ files and questions don’t wait', async () => {
    await send('ingest', 'ada', 100)
    await expect.poll(() => started('ada'), { timeout: 10_000 }).toBeGreaterThan(3)
    await send('ingest', 'bob', 1)
    await send('analyse', 'ada’s question', 1)
    await expect.poll(() => started('bob'), { timeout: 10_000 }).toBe(1)
    await expect.poll(() => started('ada’s question'), { timeout: 10_000 }).toBe(1)
    expect(order.indexOf('bob')).toBeLessThan(50)
    expect(order.indexOf('ada’s question')).toBeLessThan(50)
  })

  test('twenty of each of two users at once: two of each, and each gets on', async () => {
    await send('ingest', 'carla', 20)
    await send('ingest', 'dora', 20)
    await expect.poll(() => Math.min(started('carla'), started('dora')), { timeout: 25_000 }).toBe(20)
    expect([most.get('ada'), most.get('carla'), most.get('dora')]).toEqual([2, 2, 2])
  })
})
