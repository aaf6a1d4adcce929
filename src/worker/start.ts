import { randomUUID } from 'node:crypto'
import { sweep, sweepBucket } from '#server/documents/sweep.ts'
import { beat, forgetWorker } from '#server/health/repo.ts'
import { parseLimits } from '#server/ingestion/limits.ts'
import { openParsers } from '#server/ingestion/pool.ts'
import { giveUp, runAttempt } from '#server/jobs/attempt.ts'
import { type JobKind, POLICIES } from '#server/jobs/kinds.ts'
import { sweepReadings } from '#server/jobs/sweep.ts'
import { tidy } from '#server/retention/tidy.ts'
import { keepMeanings } from './backfill.ts'
import { HANDLERS, type WorkerDeps } from './handlers.ts'

/** How often what a crash left is swept up, in milliseconds. */
const SWEEP = 600_000

/** How often a bucket is listed for the same, in milliseconds: a thousand files a request. */
const SWEEP_BUCKET = 6 * 3_600_000

/** How often a worker says that it is alive, in milliseconds. */
const BEAT = 5_000

/** Takes jobs until stopped. `stop` ends the sign of life; closing the queue lets what runs finish. */
export async function startWorker(outer: Omit<WorkerDeps, 'parsers'>): Promise<{ stop(): Promise<void> }> {
  const { env } = outer
  const parsers = openParsers({ limits: parseLimits(env), waiting: env.parsersWaiting })
  const deps = { ...outer, parsers }
  await takeJobs(deps).catch((error) => {
    parsers.close()
    throw error
  })
  const id = randomUUID()
  const report = () => ({
    failingProviders: deps.providers.failing?.() ?? [],
    providers: deps.providers.news?.() ?? {},
  })
  watchProviders(deps)
  const alive = () => beat(deps.db, id, report()).catch((err) => deps.log.debug({ err }, 'no heartbeat'))
  await alive()
  const timers = [
    setInterval(alive, BEAT),
    setInterval(() => void sweepUp(deps, sweepReadings), SWEEP),
    setInterval(() => void sweepUp(deps, sweep), SWEEP),
    setInterval(() => void sweepUp(deps, sweepBucket), SWEEP_BUCKET),
    setInterval(() => void sweepUp(deps, tidy), SWEEP),
  ]
  const meanings = keepMeanings(deps)
  deps.log.info('worker takes jobs')

  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      meanings.stop()
      parsers.close()
      await forgetWorker(deps.db, id).catch(() => undefined)
    },
  }
}

/** Whether a provider is left alone stands in its breaker. */
function watchProviders({ metrics, providers }: Pick<WorkerDeps, 'metrics' | 'providers'>): void {
  metrics.beforeReading(async () => {
    for (const [provider, { breaker }] of Object.entries(providers.news?.() ?? {}))
      metrics.breakerOpen.set({ provider }, breaker === 'open' ? 1 : 0)
  })
}

async function takeJobs(deps: WorkerDeps): Promise<void> {
  for (const kind of Object.keys(HANDLERS) as JobKind[]) {
    const { concurrency, work } = HANDLERS[kind]
    const limits = concurrency(deps.env)
    await deps.queue.work(kind, limits, (delivery) =>
      runAttempt(deps, {
        delivery,
        retryLimit: POLICIES[kind].retryLimit,
        perUser: limits.perGroup,
        work: (attempt) => work(deps, attempt),
      }),
    )
  }
  await deps.queue.workDeadLetters((payload) => giveUp(deps, payload))
}

async function sweepUp(deps: WorkerDeps, work: (deps: WorkerDeps) => Promise<number>): Promise<void> {
  try {
    const swept = await work(deps)
    if (swept > 0) deps.log.info({ swept }, 'swept up what belongs to nobody any more')
  } catch (err) {
    deps.log.warn({ err }, 'the sweep did not run')
  }
}
