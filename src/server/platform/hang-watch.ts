import type { Socket } from 'node:net'
import pg from 'pg'
import type { Log } from './log.ts'
import { afterOwnTime } from './own-time.ts'

/** A connection that was taken for so long makes one look whether the server answers at all, in milliseconds. */
const SUSPICIOUS_AFTER = 1_200
/** What that look may take, in milliseconds: with it people are told within 3 s. */
const PATIENCE = 1_400
const LOOK_EVERY = 200

/**
 * Ends what waits for a Postgres that hangs. A statement may take its time, so a long one alone says nothing; but
 * where a new connection isn't answered either, nobody should wait on: the connections in use are cut, and whoever
 * waits for them is told that the service is away. Errors that come at once are no hang.
 */
export function watchForHangs(pool: pg.Pool, { url, log }: { url: string; log: Log }): { stop(): void } {
  const taken = new Map<pg.PoolClient, number>()
  let isLooking = false
  let due = Date.now() + LOOK_EVERY
  pool.on('acquire', (client) => taken.set(client, Date.now()))
  pool.on('release', (_, client) => taken.delete(client))
  pool.on('remove', (client) => taken.delete(client))

  async function look(): Promise<void> {
    const now = Date.now()
    // A process that comes late to its own timer has no right to call others slow.
    const isLate = now > due + LOOK_EVERY
    due = now + LOOK_EVERY
    const oldest = Math.min(...taken.values())
    if (isLooking || isLate || now - oldest < SUSPICIOUS_AFTER) return
    isLooking = true
    try {
      if (!(await hangs(url))) return
      log.warn({ connections: taken.size }, 'the database hangs: nobody waits for it any more')
      for (const client of taken.keys()) cut(client)
    } finally {
      isLooking = false
    }
  }

  const timer = setInterval(() => void look(), LOOK_EVERY)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** True when a new connection gets no answer in time: not a refusal, nothing. */
async function hangs(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'ultrai-watch' })
  client.on('error', () => {})
  const answered = client.connect().then(
    () => client.query('SELECT 1'),
    () => null,
  )
  let stop = () => {}
  const late = new Promise<'late'>((resolve) => {
    stop = afterOwnTime(PATIENCE, () => resolve('late'))
  })
  const first = await Promise.race([answered.catch(() => null), late])
  stop()
  if (first === 'late') cut(client)
  else await client.end().catch(() => undefined)
  return first === 'late'
}

/** pg has no way of its own to leave a connection whose server is silent. */
function cut(client: pg.ClientBase): void {
  const { connection } = client as unknown as { connection?: { stream?: Socket } }
  connection?.stream?.destroy(new Error('Connection terminated: the database does not answer'))
}
