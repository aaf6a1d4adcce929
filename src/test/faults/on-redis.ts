import { setTimeout as pause } from 'node:timers/promises'
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

export const killed: Scenario = {
  name: 'Redis killed and started again',
  row: 32,
  times: { short: 1, long: 5 },
  async run(stage, times) {
    const { redis } = stage.house
    if (!redis) return
    for (let time = 0; time < times; time++)
      await unnoticed(
        stage,
        times > 1 ? 10 : 2,
        () => redis.end('SIGKILL'),
        () => redis.start(),
      )
  },
}

export const frozen: Scenario = {
  name: 'Redis hangs (SIGSTOP)',
  row: 32,
  times: { short: 1, long: 3 },
  async run(stage, times) {
    const { redis } = stage.house
    if (!redis) return
    for (let time = 0; time < times; time++)
      await unnoticed(stage, times > 1 ? 20 : 2, redis.freeze, redis.thaw)
  },
}

export const slow: Scenario = {
  name: 'Redis slow (200 ms a packet)',
  row: 32,
  times: { short: 0, long: 3 },
  async run(stage, times) {
    const { redis } = stage.house
    if (!redis) return
    for (let time = 0; time < times; time++)
      await unnoticed(
        stage,
        20,
        () => redis.slowBy(200),
        () => redis.slowBy(0),
      )
  },
}

export const full: Scenario = {
  name: 'Redis full (maxmemory, noeviction)',
  row: 32,
  times: { short: 0, long: 2 },
  async run(stage, times) {
    const { redis } = stage.house
    if (!redis) return
    for (let time = 0; time < times; time++)
      await unnoticed(
        stage,
        15,
        async () => {
          await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
          await redis.command('CONFIG', 'SET', 'maxmemory', '1')
        },
        () => redis.command('CONFIG', 'SET', 'maxmemory', '0'),
      )
  },
}
