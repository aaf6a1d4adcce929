import type { Metrics } from '#server/platform/metrics.ts'
import type { JobKind } from './kinds.ts'
import type { JobAtWork } from './repo.ts'

/** How a try ended. `refused`: a fault of the input; `failed`: given up; `stopped`: cancelled, or taken over by another. */
export type Outcome = 'done' | 'refused' | 'retried' | 'failed' | 'stopped'

/** Measures one try: its stages as they come to their end, and the whole. */
export function measured(
  metrics: Metrics,
  job: JobAtWork,
): { enter(stage: string): void; end(outcome: Outcome): void } {
  const kind: JobKind = job.kind
  const began = performance.now()
  let stage = 'started'
  let since = began
  if (job.attempts === 1)
    metrics.jobWait.observe({ kind }, Math.max(0, Date.now() - Date.parse(job.createdAt)) / 1_000)

  function enter(next: string): void {
    if (next === stage) return
    const now = performance.now()
    metrics.stageTime.observe({ kind, stage }, (now - since) / 1_000)
    stage = next
    since = now
  }
  return {
    enter,
    end(outcome) {
      metrics.jobsEnded.inc({ kind, outcome })
      if (outcome !== 'done') return
      enter('done')
      metrics.jobTime.observe({ kind }, (performance.now() - began) / 1_000)
    },
  }
}
