import { randomUUID } from 'node:crypto'
import { beat, forgetWorker } from '#server/health/repo.ts'
import { giveUp, runAttempt } from '#server/jobs/attempt.ts'
import { type JobKind, POLICIES } from '#server/jobs/kinds.ts'
import { HANDLERS, type WorkerDeps } from './handlers.ts'

/** How often a worker says that it is alive, in milliseconds. */
const BEAT = 5_000

/** Takes jobs until stopped. `stop` ends the sign of life; closing the queue lets what runs finish. */
export async function startWorker(deps: WorkerDeps): Promise<{ stop(): Promise<void> }> {
  const id = randomUUID()
  const alive = () => beat(deps.db, id).catch((err) => deps.log.debug({ err }, 'no heartbeat'))
  await alive()
  const timer = setInterval(alive, BEAT)

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
  deps.log.info('worker takes jobs')

  return {
    async stop() {
      clearInterval(timer)
      await forgetWorker(deps.db, id).catch(() => undefined)
    },
  }
}
