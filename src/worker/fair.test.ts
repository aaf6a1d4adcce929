import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { runAttempt } from '#server/jobs/attempt.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { type JobKind, POLICIES } from '#server/jobs/kinds.ts'
import { inTransaction } from '#server/platform/db.ts'
import { createLog } from '#server/platform/log.ts'
import { openQueue } from '#server/platform/queue.ts'
import { testApp } from '#test/app.ts'
import { HANDLERS } from './handlers.ts'

/** The real queue, taken from as workers do it, with work that is slow and writes down what it sees. */
const app = await testApp({ env: { INGEST_CONCURRENCY: '3', MAX_CONCURRENT_JOBS_PER_USER: '2' } })
const { db, env } = app.deps
const log = createLog('worker', 'silent')
/** As two processes would: the limit is across all of them. */
const queues = [1, 2].map(() =>
  openQueue({ url: env.databaseUrl ?? '', log, policies: POLICIES, supervise: true }),
)
afterAll(() => Promise.all(queues.map((queue) => queue.close(0))))

const users = new Map<number, string>()
const subjects = new Map<string, { userId: number; documentId: number; runId: number }>()
for (const name of ['ada', 'bob', 'carla', 'dora']) {
  const { user } = await app.signUp(name)
  users.set(user.id, name)
  const { documentId } = await app.upload(user, 'a.txt', `The letter of ${name}.`)
  const text = {
    documentId,
    version: 1,
    pipelineVersion: 1,
    content: '',
    pages: 0,
    skippable: [],
    coverage: {},
  }
  const { id: textId } = await db.documentText.create({ data: text })
  const { id: runId } = await db.run.create({ data: { userId: user.id, textId, model: 'm', cacheKey: name } })
  subjects.set(name, { userId: user.id, documentId, runId })
}

const now = new Map<string, number>()
const most = new Map<string, number>()
const order: string[] = []
/** Ada's third and fourth file are not done before others have had their turn. */
const turn = Promise.withResolvers<void>()

async function slow(kind: JobKind, userId: number): Promise<void> {
  const whose = `${users.get(userId)}${kind === 'analyse' ? '’s question' : ''}`
  order.push(whose)
  const nth = started(whose)
  now.set(whose, (now.get(whose) ?? 0) + 1)
  most.set(whose, Math.max(most.get(whose) ?? 0, now.get(whose) ?? 0))
  await pause(100)
  if (whose === 'ada' && nth > 2) await turn.promise
  // Two of each are seen at work at once, however slow the machine is to begin the next.
  if (/^(carla|dora)$/.test(whose) && nth === 2) while (started(whose) < 3) await pause(10)
  now.set(whose, (now.get(whose) ?? 0) - 1)
}

function send(kind: JobKind, whose: string, count: number): Promise<void> {
  const { userId, documentId, runId } = subjects.get(whose) ?? { userId: 0, documentId: 0, runId: 0 }
  const subject = kind === 'analyse' ? { runId } : { documentId }
  return inTransaction(db, async (tx) => {
    for (let index = 0; index < count; index += 1)
      await enqueue({ ...app.deps, db: tx }, { userId, kind, ...subject })
  })
}

for (const queue of queues)
  for (const kind of ['ingest', 'analyse'] as const) {
    const limits = HANDLERS[kind].concurrency(env)
    await queue.work(kind, limits, (delivery) =>
      runAttempt(app.deps, {
        delivery,
        retryLimit: 0,
        perUser: limits.perGroup,
        async work({ job }) {
          await slow(kind, job.userId)
          return async () => undefined
        },
      }),
    )
  }

const started = (whose: string) => order.filter((name) => name === whose).length

describe('one user’s hundred files', () => {
  test('are read two at a time, by two workers with room for six; others’ files and questions don’t wait', async () => {
    await send('ingest', 'ada', 100)
    await expect.poll(() => started('ada')).toBe(4)
    await send('ingest', 'bob', 1)
    await send('analyse', 'ada', 1)
    await expect.poll(() => started('bob')).toBe(2)
    await expect.poll(() => started('ada’s question')).toBe(1)
    expect(started('ada')).toBe(4)
    turn.resolve()
  })

  test('twenty of each of two users at once: two of each, and each gets on', async () => {
    // Their own upload is the twentieth.
    await send('ingest', 'carla', 19)
    await send('ingest', 'dora', 19)
    await expect.poll(() => Math.min(started('carla'), started('dora'))).toBe(20)
    expect([most.get('ada'), most.get('carla'), most.get('dora')]).toEqual([2, 2, 2])
  })
})
