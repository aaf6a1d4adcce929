import type pg from 'pg'
import { type JobKind, POLICIES } from '#server/jobs/kinds.ts'
import type { Db } from '#server/platform/db.ts'
import { createLog } from '#server/platform/log.ts'
import { openQueue, type Queue } from '#server/platform/queue.ts'

/** Makes the queues of a database if they are not there yet. */
export async function withQueue<T>(url: string, work: (queue: Queue) => Promise<T>): Promise<T> {
  const queue = openQueue({ url, log: createLog('worker', 'error'), supervise: false, policies: POLICIES })
  try {
    await queue.ready()
    return await work(queue)
  } finally {
    await queue.close(0)
  }
}

/**
 * Sends a message for each job that has not ended: a backup has rows, not messages. They go on like the jobs of a
 * worker that died, at their last finished stage. In the transaction of `client`. Returns how many.
 */
export async function requeue(client: pg.Client, queue: Queue): Promise<number> {
  const { rows } = await client.query<{ id: string; kind: JobKind; user: number }>(
    `SELECT id, kind, user_id AS user FROM jobs WHERE state IN ('queued', 'working', 'retryable') ORDER BY created_at`,
  )
  const tx = {
    $queryRawUnsafe: async (text: string, ...values: unknown[]) => (await client.query(text, values)).rows,
  } as unknown as Db
  for (const { id, kind, user } of rows) await queue.send(tx, kind, { jobId: id }, { group: String(user) })
  return rows.length
}
