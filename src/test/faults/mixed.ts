import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom } from '#test/hostile/random.ts'
import type { House } from './house.ts'
import type { Running } from './processes.ts'
import { median } from './report.ts'
import type { Scenario } from './scenario.ts'

/** How long the quiet between two faults is at least, and how much longer it may be, in ms. */
const QUIET = { least: 8_000, more: 12_000 }

type Fault = [what: string, harm: (house: House, at: number) => Promise<void>]

async function again(it: Running | undefined, signal: 'SIGKILL' | 'SIGTERM', away: number): Promise<void> {
  await it?.end(signal)
  await pause(away)
  it?.start()
}

async function hold(it: Running | undefined, ms: number): Promise<void> {
  it?.freeze()
  await pause(ms)
  it?.thaw()
}

const FAULTS: [Fault, ...Fault[]] = [
  ['worker killed', (house, at) => again(house.workers[at % 2], 'SIGKILL', 200)],
  ['worker terminated', (house, at) => again(house.workers[at % 2], 'SIGTERM', 200)],
  ['worker stopped for 15 s', (house, at) => hold(house.workers[at % 2], 15_000)],
  ['web terminated', (house, at) => again(house.webs[at % 2], 'SIGTERM', 200)],
  ['Postgres killed', (house) => again(house.postgres, 'SIGKILL', 100)],
  ['Postgres stopped for 1 s', (house) => hold(house.postgres, 1_000)],
  ['Redis killed', async (house) => again(house.redis, 'SIGKILL', 2_000)],
  ['Redis stopped for 5 s', async (house) => hold(house.redis, 5_000)],
]

/** Minutes of everything at once. `FAULT_MINUTES` says how many. */
export const mixed: Scenario = {
  name: 'Mixed load with random faults',
  row: 35,
  times: { short: 0, long: 1 },
  async run(stage) {
    const { house, outcome, people } = stage
    const minutes = Number(process.env.FAULT_MINUTES ?? 30)
    const random = randomFrom(Date.now() % 1_000_000)
    const end = Date.now() + minutes * 60_000
    const memory: number[] = []
    const counts = new Map<string, number>()
    await pause(5_000)
    while (Date.now() < end) {
      const [what, harm] = random.pick(FAULTS)
      counts.set(what, (counts.get(what) ?? 0) + 1)
      await harm(house, random.below(2))
      outcome.injected += 1
      await stage.recovered()
      memory.push(house.webs.reduce((sum, { pid }) => sum + residentMiB(pid), 0))
      await pause(QUIET.least + random.below(QUIET.more))
    }
    const { requests, errors } = people.ledger
    stage.expect(errors < requests / 100, `${errors} errors in ${requests} requests: 1% and more`)
    const half = Math.floor(memory.length / 2)
    outcome.notes.push(
      `web processes together ${median(memory.slice(0, half))} MiB in the first half, ${median(memory.slice(half))} in the second`,
      ...[...counts].map(([what, count]) => `${what}: ${count}`),
    )
  },
}

/** 0 where there is no /proc. */
function residentMiB(pid: number): number {
  try {
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)
  } catch {
    return 0
  }
}
