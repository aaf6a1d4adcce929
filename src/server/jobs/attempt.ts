import { setTimeout as sleep } from 'node:timers/promises'
import type { ErrorCode } from '#contracts/error.ts'
import type { Job } from '#contracts/job.ts'
import { type Db, inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError, toAppError } from '#server/platform/errors.ts'
import type { Delivery } from '#server/platform/queue.ts'
import { traced } from '#server/platform/trace.ts'
import { jobPayload } from './kinds.ts'
import { latest } from './latest.ts'
import { measured } from './measured.ts'
import {
  type AttemptNews,
  beginAttempt,
  dropReading,
  findJob,
  hasTurn,
  isAtWork,
  type JobAtWork,
  moveJob,
  UNDER_WAY,
  updateAttempt,
} from './repo.ts'
import { moveSubject } from './subject.ts'

/** Another attempt has taken over, or the job was cancelled: stop, write nothing, say nothing. */
class LostLease extends Error {}

/** What a stage made, for people to read: pages, characters, chunks, vectors. */
export type Counts = Record<string, number>

/** How often progress is written at most, in milliseconds. */
const TELL_EVERY = 250

/** How often a job looks whether its turn has come, in milliseconds. */
const TURN = 250

/** One try at a job. Every write goes through it, so that a stale try (a worker that slept) changes nothing. */
export interface Attempt {
  readonly job: JobAtWork
  /** Aborted when the job is cancelled, the worker stops, or the try took too long. */
  readonly signal: AbortSignal
  /** Says where the work is; `progress` is 0 to 1. Kept as an event, with what the stage made. */
  report(stage: string, progress: number, counts?: Counts): Promise<void>
  /** Says how far the stage is, now and then; doesn't wait, and never fails. */
  tell(news: { progress: number; pagesDone?: number; pagesTotal?: number }): void
  /**
   * Ends a stage: what `work` writes, and the news of it with the counts that `work` returns, in one transaction that
   * commits only while this try is the one at work. For work that takes long: the job's row is locked at its end
   * only, so that whoever cancels never waits.
   */
  step(stage: string, progress: number, work: (tx: Db) => Promise<Counts>): Promise<void>
  /** Runs `work` in a transaction that commits only while this try is the one at work. */
  write<T>(work: (tx: Db) => Promise<T>): Promise<T>
}

type JobDeps = Pick<Deps, 'db' | 'wake' | 'log' | 'queue' | 'metrics'>

interface Task {
  delivery: Delivery
  retryLimit: number
  /** How many jobs of the kind are at work for one user at most; left out: as many as there are. */
  perUser?: number | undefined
  work: (attempt: Attempt) => Promise<(tx: Db) => Promise<void>>
}

/**
 * Takes one delivery through: begins an attempt, does `work`, and ends the job as done (with what `work` returns to
 * be written in that very transaction), to be retried, or given up. Throws to have the message delivered again.
 */
export async function runAttempt(deps: JobDeps, input: Task): Promise<void> {
  const { jobId } = jobPayload.parse(input.delivery.payload)
  const job = await begin(deps, { jobId, perUser: input.perUser, delivery: input.delivery })
  if (!job) return
  await traced({ request: job.requestId, user: job.userId, job: job.id }, () => carryOut(deps, input, job))
}

async function carryOut(deps: JobDeps, input: Task, job: JobAtWork): Promise<void> {
  const jobId = job.id
  const clock = measured(deps.metrics, job)

  const cancelled = new AbortController()
  const stopListening = deps.wake.on(`job:${job.userId}`, (id) => {
    if (id === job.id || id === '') void stopIfLost()
  })
  async function stopIfLost(): Promise<void> {
    const now = await findJob(deps.db, { userId: job.userId, id: jobId }).catch(() => undefined)
    if (now === undefined) return
    if (now === null || now.state !== 'working' || now.attempts !== job.attempts)
      cancelled.abort(new LostLease())
  }

  const signal = AbortSignal.any([input.delivery.signal, cancelled.signal])
  const lose = () => cancelled.abort(new LostLease())
  const attempt = makeAttempt(deps, { job, signal, lose, enter: clock.enter })
  try {
    const last = await input.work(attempt)
    await attempt.write(async (tx) => {
      await last(tx)
      await end(tx, job, { state: 'done', progress: 1 })
    })
    clock.end('done')
  } catch (error) {
    if (error instanceof LostLease || cancelled.signal.aborted) {
      clock.end('stopped')
      return await dropReading(deps.db, job.id).catch(() => undefined)
    }
    if (input.delivery.isStopping() && isPassing(toAppError(error).code)) {
      clock.end('stopped')
      return await handBack(deps, job, input.delivery)
    }
    const isLast = input.delivery.retry >= input.retryLimit
    clock.end(!isPassing(toAppError(error).code) ? 'refused' : isLast ? 'failed' : 'retried')
    await fail(deps, job, error, isLast)
  } finally {
    stopListening()
  }
}

/**
 * Begins an attempt when its user's turn has come. The queue keeps to the limit by a count that may be a moment old,
 * and hands out one too many now and then: that one waits here. Null when the job has ended.
 */
async function begin(
  deps: JobDeps,
  { jobId, perUser, delivery }: { jobId: string; perUser: number | undefined; delivery: Delivery },
): Promise<JobAtWork | null> {
  for (;;) {
    const begun = await inTransaction(deps.db, async (tx) => {
      const out = async (kind: string, userId: number) =>
        (await deps.queue.out(tx, kind, { group: String(userId) })).map((it) => jobPayload.parse(it).jobId)
      if (perUser !== undefined && !(await hasTurn(tx, { id: jobId, most: perUser, out }))) {
        if (!delivery.isStopping()) return 'later'
        await delivery.again(tx)
        return null
      }
      const job = await beginAttempt(tx, jobId)
      if (job) await moveSubject(tx, job)
      return job
    })
    if (begun !== 'later') return begun
    await sleep(TURN, undefined, { signal: delivery.signal })
  }
}

function makeAttempt(
  deps: JobDeps,
  {
    job,
    signal,
    lose,
    enter,
  }: { job: JobAtWork; signal: AbortSignal; lose: () => void; enter: (stage: string) => void },
): Attempt {
  const self = { id: job.id, number: job.attempts }
  const progress = latest(TELL_EVERY, async (news: AttemptNews) => {
    // Without the database nobody knows; the next write will.
    if (!(await updateAttempt(deps.db, self, news).catch(() => true))) lose()
  })
  return {
    job,
    signal,
    async report(stage, progressNow, counts) {
      signal.throwIfAborted()
      await progress.settled()
      await inTransaction(deps.db, async (tx) => {
        if (!(await updateAttempt(tx, self, { stage, progress: progressNow, counts }))) throw new LostLease()
      })
      enter(stage)
    },
    tell: (news) => progress.offer(news),
    async step(stage, progressNow, work) {
      await progress.settled()
      await inTransaction(deps.db, async (tx) => {
        if (!(await isAtWork(tx, self))) throw new LostLease()
        const counts = await work(tx)
        signal.throwIfAborted()
        if (!(await updateAttempt(tx, self, { stage, progress: progressNow, counts }))) throw new LostLease()
      })
      enter(stage)
    },
    write: (work) =>
      inTransaction(deps.db, async (tx) => {
        if (!(await updateAttempt(tx, self, {}))) throw new LostLease()
        return work(tx)
      }),
  }
}

async function end(
  tx: Db,
  job: Job,
  data: { state: Job['state']; progress?: number; lastError?: Job['lastError'] },
) {
  if (!(await updateAttempt(tx, { id: job.id, number: job.attempts }, data))) throw new LostLease()
  await moveSubject(tx, { ...job, ...data })
}

function isPassing(code: ErrorCode): boolean {
  return code.startsWith('service.') || code === 'job.interrupted'
}

/** A fault of the input ends the job at once; a fault of ours or of a server around us is worth another try. */
async function fail(deps: JobDeps, job: Job, thrown: unknown, isLast: boolean): Promise<void> {
  const error = toAppError(thrown)
  const hopeless = !isPassing(error.code) || isLast
  deps.log[hopeless ? 'warn' : 'info']({ job: job.id, code: error.code, err: error.cause }, 'job failed')
  try {
    await inTransaction(deps.db, (tx) =>
      end(tx, job, { state: hopeless ? 'deadletter' : 'retryable', lastError: error.code }),
    )
  } catch (lost) {
    if (lost instanceof LostLease) return
    throw lost
  }
  if (!hopeless) throw new AppError(error.code, {}, { cause: thrown })
}

/** A stop of this process, as a newer release makes it, is no fault: the job is delivered as if for the first time. */
async function handBack(deps: JobDeps, job: JobAtWork, delivery: Delivery): Promise<void> {
  try {
    await inTransaction(deps.db, async (tx) => {
      await end(tx, job, { state: 'retryable', lastError: 'job.interrupted' })
      await delivery.again(tx)
    })
  } catch (lost) {
    if (!(lost instanceof LostLease)) throw lost
  }
}

/** Ends a job whose deliveries are used up without an attempt that could say why (its workers died). */
export async function giveUp(deps: Pick<Deps, 'db' | 'metrics'>, payload: unknown): Promise<void> {
  const { jobId } = jobPayload.parse(payload)
  await inTransaction(deps.db, async (tx) => {
    const job = await moveJob(tx, jobId, UNDER_WAY, { state: 'deadletter', lastError: 'job.interrupted' })
    if (!job) return
    await moveSubject(tx, job)
    deps.metrics.jobsEnded.inc({ kind: job.kind, outcome: 'failed' })
  })
}
