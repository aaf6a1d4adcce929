// `npm run test:faults`: every fault of the list against real processes. `--short` takes a minute, `--only WORDS` some.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { seedOfRun } from '#test/hostile/random.ts'
import { openHouse } from './house.ts'
import { mixed } from './mixed.ts'
import * as data from './on-data.ts'
import * as postgres from './on-postgres.ts'
import * as processes from './on-processes.ts'
import * as redis from './on-redis.ts'
import { type Outcome, table } from './report.ts'
import { play, type Scenario } from './scenario.ts'

const SCENARIOS: Scenario[] = [
  processes.workersKilled,
  processes.workersGone,
  processes.workerFrozen,
  processes.terminated,
  processes.webKilled,
  data.sameKey,
  postgres.killed,
  postgres.frozen,
  postgres.full,
  redis.killed,
  redis.frozen,
  redis.slow,
  redis.full,
  data.migrationsKilled,
  mixed,
]

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    times: { type: 'string' },
    to: { type: 'string', default: 'test-results/faults.json' },
  },
})

const form = values.short ? 'short' : 'long'
const seed = seedOfRun()
const chosen = SCENARIOS.filter(({ name, times }) =>
  values.only ? name.toLowerCase().includes(values.only.toLowerCase()) : times[form] > 0,
)
const start = Date.now()
const outcomes: Outcome[] = []
const house = await openHouse()
try {
  if (!house.redis) console.log('No redis-server here: its faults are left out.')
  for (const scenario of chosen) {
    if (scenario.row === 32 && !house.redis) continue
    const times = Number(values.times ?? (scenario.times[form] || 1))
    const outcome = await play(house, scenario, { times, many: values.short ? 3 : 8, seed })
    outcomes.push(outcome)
    console.log(`${outcome.broken.length > 0 ? '✗' : '✓'} ${outcome.name} (${outcome.seconds} s)`)
    for (const words of outcome.broken) console.log(`    ${words}`)
    for (const note of outcome.notes) console.log(`    · ${note}`)
    if (outcome.broken.length > 0) await settle()
  }
} finally {
  await house.close()
}

const broken = outcomes.filter((it) => it.broken.length > 0).length
const seconds = Math.round((Date.now() - start) / 1_000)
const path = resolve(values.to)
mkdirSync(dirname(path), { recursive: true })
writeFileSync(
  path,
  `${JSON.stringify({ form, seed, seconds, at: new Date().toISOString(), outcomes }, null, 2)}\n`,
)
console.log(`\n${table(outcomes)}\n`)
console.log(`SEED=${seed}, ${seconds} s, report in ${values.to}`)
console.log(`${outcomes.length - broken} passed, ${broken} failed`)
process.exit(broken > 0 ? 1 : 0)

/** What one scenario left broken is not to be the next one's fault. */
async function settle(): Promise<void> {
  house.postgres.thaw()
  house.redis?.thaw()
  house.redis?.slowBy(0)
  for (const it of [house.postgres, house.redis, ...house.webs, ...house.workers])
    if (it && !it.isAlive()) it.start()
  for (let tries = 0; tries < 240 && !(await house.isHealthy()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 250))
}
