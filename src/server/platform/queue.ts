import { setTimeout as sleep } from 'node:timers/promises'
import { fromPrisma, PgBoss } from 'pg-boss'
import type { Db } from './db.ts'
import type { Log } from './log.ts'

/** How a queue treats its messages; named by features in jobs/kinds.ts. */
export interface QueuePolicy {
  /** Deliveries after the first one that failed or was lost. */
  retryLimit: number
  /** The longest that one delivery may take, in seconds. */
  expireInSeconds: number
}

export interface Delivery {
  payload: unknown
  /** 0 for the first delivery. */
  retry: number
  /** Aborted when it took too long, and when this process stops and its patience is at an end. */
  signal: AbortSignal
  /** True once this process stops: what fails from then on may have failed through that. */
  isStopping(): boolean
  /**
   * Puts the message back at the head of its queue within the caller's transaction, as if it had not been delivered.
   * The handler then returns.
   */
  again(tx: Db): Promise<void>
}

/** Delivers messages at least once, across processes. It knows nothing of what they mean. */
export interface Queue {
  /** Waits until its tables are there. Every other call does so by itself. */
  ready(): Promise<void>
  /** Sends within the caller's transaction: the message exists when the transaction commits, and not otherwise. */
  send(tx: Db, name: string, payload: object, options: { group: string }): Promise<void>
  /** The payloads of a group's messages that a worker has now. Those of a worker that died are out no longer. */
  out(tx: Db, name: string, options: { group: string }): Promise<unknown[]>
  /** Takes messages; a handler that throws gets the message again, until the policy's retries are used up. */
  work(
    name: string,
    options: { concurrency: number; perGroup?: number },
    handler: (delivery: Delivery) => Promise<void>,
  ): Promise<void>
  /** Takes the messages that were given up. */
  workDeadLetters(handler: (payload: unknown) => Promise<void>): Promise<void>
  /** Lets what runs finish, at most `patience` ms; what doesn't goes back into its queue. */
  close(patience: number): Promise<void>
}

const DEAD_LETTERS = 'dead-letters'
/** What handing unfinished jobs back takes at the end of somebody's patience, in milliseconds. */
const HAND_BACK = 3_000
/** How long work that was broken off may take to write that, in milliseconds: after it pg-boss fails its message. */
const LAST_WORDS = 1_000
/** What closing the connections takes, in milliseconds. */
const GOOD_NIGHT = 500
/** A worker that is silent for this long has lost its messages. pg-boss' own default is never. */
const HEARTBEAT_SECONDS = 10

/**
 * Queues by pg-boss, in the same Postgres as the rows. `supervise` is for workers: they watch for lost messages.
 */
export function openQueue(options: {
  url: string
  log: Log
  supervise: boolean
  policies: Record<string, QueuePolicy>
}): Queue {
  const { supervise, log } = options
  let started: Promise<PgBoss> | null = null
  let boss: PgBoss | null = null
  const underWay = new Set<Promise<void>>()
  const broken = new AbortController()
  let stopping = false
  const isStopping = () => stopping

  async function start(): Promise<PgBoss> {
    const fresh = new PgBoss({
      connectionString: options.url,
      max: supervise ? 6 : 2,
      application_name: 'ultrai-queue',
      schedule: false,
      supervise,
      // Both: the pass itself, and how often a pass may look at a queue. A dead worker's job waits for them.
      superviseIntervalSeconds: 1,
      monitorIntervalSeconds: 1,
      useListenNotify: supervise,
    })
    fresh.on('error', (error) => log.warn({ err: error }, 'queue'))
    boss = fresh
    await fresh.start()
    await fresh.createQueue(DEAD_LETTERS, { retryLimit: 10, retryDelay: 1 })
    for (const [name, policy] of Object.entries(options.policies))
      await fresh.createQueue(name, {
        ...policy,
        retryDelay: 1,
        retryBackoff: true,
        retryDelayMax: 30,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deadLetter: DEAD_LETTERS,
        notify: true,
      })
    return fresh
  }

  /** Started at the first use; a start that failed (no database yet) is tried again at the next. */
  function running(): Promise<PgBoss> {
    started ??= start().catch((error) => {
      started = null
      throw error
    })
    return started
  }

  // Idle workers are woken by NOTIFY, and by polling where a notice was lost.
  const pace = { batchSize: 1, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 } as const

  return {
    async ready() {
      await running()
    },
    async send(tx, name, payload, { group }) {
      const queue = await running()
      await queue.send(name, payload, { group: { id: group }, db: fromPrisma(tx) })
    },
    async out(tx, name, { group }) {
      const rows = await tx.$queryRaw<{ data: unknown }[]>`
        SELECT data FROM pgboss.job WHERE name = ${name} AND group_id = ${group} AND state = 'active'`
      return rows.map(({ data }) => data)
    },
    async work(name, { concurrency, perGroup }, handler) {
      const queue = await running()
      // One each rather than one with `localConcurrency`: of that, only the first could be woken by its id.
      for (let slot = 0; slot < concurrency; slot += 1) {
        const worker = await queue.work(
          name,
          { ...pace, includeMetadata: true, ...(perGroup ? { groupConcurrency: perGroup } : {}) },
          async ([job]) => {
            if (!job) return
            const signal = AbortSignal.any([job.signal, broken.signal])
            const again = async (tx: Db) => {
              // What pg-boss has failed meanwhile it delivers again itself.
              if (!(await isHeld(tx, job))) return
              const db = fromPrisma(tx)
              await queue.complete(name, job, null, { db })
              const group = job.groupId ? { group: { id: job.groupId } } : {}
              await queue.send(name, job.data as object, { ...group, priority: 1, db })
            }
            const work = handler({ payload: job.data, retry: job.retryCount, signal, isStopping, again })
            underWay.add(work)
            await work.finally(() => {
              underWay.delete(work)
              // It would rest until the next poll, though more may wait: a hundred small files took twice as long.
              queue.notifyWorker(worker)
            })
          },
        )
      }
    },
    async workDeadLetters(handler) {
      const queue = await running()
      await queue.work(DEAD_LETTERS, { batchSize: 1, pollingIntervalSeconds: 2 }, async ([job]) => {
        if (job) await handler(job.data)
      })
    },
    async close(patience) {
      stopping = true
      const end = performance.now() + patience - GOOD_NIGHT
      // Before pg-boss would: what it breaks off has failed once more.
      const breaking = setTimeout(() => broken.abort(), Math.max(0, patience - HAND_BACK))
      try {
        const timeout = Math.max(1_000, patience - HAND_BACK + LAST_WORDS)
        await boss?.stop({ graceful: patience > 0, timeout })
      } finally {
        clearTimeout(breaking)
      }
      // What was broken off still has to say so: its rows would say that it is at work.
      const left = Math.max(0, end - performance.now())
      await Promise.race([Promise.allSettled(underWay), sleep(left, undefined, { ref: false })])
    },
  }
}

/** Whether a message is still with who took it; locked until the transaction ends, so that it stays so. */
async function isHeld(tx: Db, job: { id: string; name: string; retryCount: number }): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = ${job.name} AND id = ${job.id}::uuid AND state = 'active'
      AND retry_count = ${job.retryCount} FOR UPDATE`
  return rows.length > 0
}
