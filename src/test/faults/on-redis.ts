import { setTimeout as pause } from 'node:timers/promises'
import type { FaultyRedis } from './redis.ts'
import { median } from './report.ts'
import type { Scenario, Stage } from './scenario.ts'

/** Reads may be slower by this at most (p99), in ms, by HARDENING; only the long form, on a quiet machine, judges it. */
const SLOWER_BY = 100

const p99 = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0

/** Does something to Redis while people read; none of them may notice. */
async function unnoticed(
  stage: Stage,
  seconds: number,
  harm: () => unknown,
  mend: () => unknown,
): Promise<void> {
  const { people, outcome, house } = stage
  const { ledger } = people
  const before = { errors: ledger.errors, kinds: new Map(ledger.kinds), times: ledger.times.length }
  await harm()
  outcome.injected += 1
  await pause(seconds * 1_000)
  const times = ledger.times.slice(before.times)
  stage.expect(
    ledger.errors === before.errors,
    `${ledger.errors - before.errors} errors while Redis was away`,
  )
  const usual = p99(ledger.times.slice(0, before.times))
  outcome.notes.push(`reads p99 ${p99(times)} ms (median ${median(times)}), ${usual} before`)
  if (process.env.LONG)
    stage.expect(p99(times) <= usual + SLOWER_BY, `p99 ${p99(times)} ms, ${usual} ms before`)
  const since = Date.now()
  await mend()
  await stage.recovered(since, house.hasCache)
}

/** Harms Redis so many times, for so many seconds each; where none is installed there is nothing to harm. */
function harming(
  name: string,
  times: Scenario['times'],
  seconds: { short: number; long: number },
  harm: (redis: FaultyRedis) => unknown,
  mend: (redis: FaultyRedis) => unknown,
): Scenario {
  return {
    name,
    row: 32,
    times,
    async run(stage, count) {
      const { redis } = stage.house
      if (!redis) return void stage.outcome.notes.push('no Redis is installed: not tried')
      const lasting = count > times.short ? seconds.long : seconds.short
      for (let time = 0; time < count; time++)
        await unnoticed(
          stage,
          lasting,
          () => harm(redis),
          () => mend(redis),
        )
    },
  }
}

export const killed = harming(
  'Redis killed and started again',
  { short: 1, long: 5 },
  { short: 2, long: 10 },
  (redis) => redis.end('SIGKILL'),
  (redis) => redis.start(),
)

export const frozen = harming(
  'Redis hangs (SIGSTOP)',
  { short: 1, long: 3 },
  { short: 2, long: 20 },
  (redis) => redis.freeze(),
  (redis) => redis.thaw(),
)

export const slow = harming(
  'Redis slow (200 ms a packet)',
  { short: 0, long: 3 },
  { short: 20, long: 20 },
  (redis) => redis.slowBy(200),
  (redis) => redis.slowBy(0),
)

export const full = harming(
  'Redis full (maxmemory, noeviction)',
  { short: 0, long: 2 },
  { short: 15, long: 15 },
  async (redis) => {
    await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
    await redis.command('CONFIG', 'SET', 'maxmemory', '1')
  },
  (redis) => redis.command('CONFIG', 'SET', 'maxmemory', '0'),
)
