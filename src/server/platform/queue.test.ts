import { afterAll, expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { inTransaction } from './db.ts'
import { type Delivery, openQueue } from './queue.ts'

const app = await testApp()
const { db, env, log } = app.deps
const names = ['handed-back', 'rolled-back', 'failed-meanwhile']
const policies = Object.fromEntries(names.map((name) => [name, { retryLimit: 2, expireInSeconds: 60 }]))
const queue = openQueue({ url: env.databaseUrl ?? '', log, supervise: true, policies })
afterAll(() => queue.close(0))

/** Sends three messages, takes them one at a time, and writes down which came, and for which time. */
async function deliveries(name: string, first: (delivery: Delivery) => Promise<void>): Promise<string[]> {
  const seen: string[] = []
  await inTransaction(db, async (tx) => {
    for (const id of ['a', 'b', 'c']) await queue.send(tx, name, { id }, { group: 'g' })
  })
  await queue.work(name, { concurrency: 1 }, async (delivery) => {
    const { id } = delivery.payload as { id: string }
    seen.push(`${id}${delivery.retry}`)
    if (seen.length === 1) await first(delivery)
  })
  return seen
}

const left = (name: string) => db.$queryRaw<{ n: number }[]>`
  SELECT count(*)::int AS n FROM pgboss.job WHERE name = ${name} AND state <> 'completed'`

test('what is handed back comes next, as if it had not been delivered', async () => {
  const seen = await deliveries('handed-back', ({ again }) => inTransaction(db, again))
  await expect.poll(() => seen).toEqual(['a0', 'a0', 'b0', 'c0'])
  await expect.poll(() => left('handed-back')).toEqual([{ n: 0 }])
})

test('a transaction that fails hands nothing back: the queue delivers it again itself, once', async () => {
  const seen = await deliveries('rolled-back', async ({ again }) => {
    await inTransaction(db, async (tx) => {
      await again(tx)
      throw new Error('the database went away')
    })
  })
  await expect.poll(() => [...seen].sort()).toEqual(['a0', 'a1', 'b0', 'c0'])
  await expect.poll(() => left('rolled-back')).toEqual([{ n: 0 }])
})

test('what the queue has taken back meanwhile is not handed back beside it', async () => {
  const seen = await deliveries('failed-meanwhile', async ({ again }) => {
    await db.$executeRaw`
      UPDATE pgboss.job SET state = 'retry' WHERE name = 'failed-meanwhile' AND state = 'active'`
    await inTransaction(db, again)
  })
  await expect.poll(() => [...seen].sort()).toEqual(['a0', 'a1', 'b0', 'c0'])
  await expect.poll(() => left('failed-meanwhile')).toEqual([{ n: 0 }])
})
