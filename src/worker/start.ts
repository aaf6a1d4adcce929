import { randomUUID } from 'node:crypto'
import { sweep } from '#server/documents/sweep.ts'
import { beat, forgetWorker } from '#server/health/repo.ts'
import { giveUp, runAttempt } from '#server/jobs/attempt.ts'
import { type JobKind, POLICIES } from '#server/jobs/kinds.ts'
import { HANDLERS, type WorkerDeps } from './handlers.ts'

/** How often what a crash left is swept up, in milliseconds. */
const SWEEP = 600_000

/** How often a worker says that it is alive, in milliseconds. */
const BEAT = 5_000

/** Takes jobs until stopped. `stop` ends the sign of life; closing the queue lets what runs finish. */
export async function startWorker(deps: WorkerDeps): Promise<{ stop(): Promise<void> }> {
  await takeJobs(deps)
  const id = randomUUID()
  const alive = () => beat(deps.db, id).catch((err) => deps.log.debug({ err }, 'no heartbeat'))
  await alive()
  const timers = [setInterval(alive, BEAT), setInterval(() => void sweepUp(deps), SWEEP)]
  deps.log.info('worker takes jobs')

  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await forgetWorker(deps.db, id).catch(() => undefined)
    },
  }
}

async function takeJobs(deps: WorkerDeps): Promise<void> {
  for (const kind of Object.keys(HANDLERS) as JobKind[]) {
    const { concurrency, work } = HANDLERS[kind]
    await deps.queue.work(kind, concurrency(deps.env), (delivery) =>
      runAttempt(deps, {
        delivery,
        retryLimit: POLICIES[kind].retryLimit,
        work: (attempt) => work(deps, attempt),
      }),
    )
  }
  await deps.queue.workDeadLetters((payload) => giveUp(deps, payload))
}

async function sweepUp(deps: WorkerDeps): Promise<void> {
  try {
    const swept = await sweep(deps)
    if (swept > 0) deps.log.info({ swept }, 'swept up files that belong to no document')
  } catch (err) {
    deps.log.warn({ err }, 'the sweep did not run')
  }
}
