import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { join, type Person } from './people.ts'
import type { Scenario, Stage } from './scenario.ts'

/** What a person may wait for the words that it can't be done now, in ms; judged where the machine is quiet. */
const TOLD_WITHIN = 3_000
/** A busy machine's share, in ms. */
const SLACK = 1_500

/** While Postgres is away: live is green, ready is red, and people are told within 3 s. */
async function isTold({ house, outcome, expect }: Stage, person: Person): Promise<void> {
  for (const { url, name } of house.webs) {
    const start = Date.now()
    const [live, ready, list] = await Promise.all([
      status(`${url}/health/live`),
      status(`${url}/health/ready`),
      status(`${url}/api/v2/documents`, person.headers),
    ])
    expect(live === 200, `${name}: live said ${live}`)
    expect(ready === 503, `${name}: ready said ${ready}`)
    expect(list === 503, `${name}: a list was answered with ${list}`)
    const took = Date.now() - start
    outcome.notes.push(`${name}: told after ${took} ms`)
    if (process.env.LONG) expect(took <= TOLD_WITHIN + SLACK, `${name}: told after ${took} ms`)
  }
}

async function status(url: string, headers: Record<string, string> = {}): Promise<number> {
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(15_000) })
    await response.body?.cancel()
    return response.status
  } catch {
    return 0
  }
}

export const killed: Scenario = {
  name: 'Postgres killed and started again',
  row: 31,
  times: { short: 1, long: 10 },
  async run(stage, times) {
    const { house, outcome } = stage
    const person = await join(house.url)
    for (let time = 0; time < times; time++) {
      await pause(500)
      await house.postgres.end('SIGKILL')
      outcome.injected += 1
      // What health says is kept for a second.
      await pause(1_500)
      await isTold(stage, person)
      house.postgres.start()
      await stage.recovered()
    }
  },
}

export const frozen: Scenario = {
  name: 'Postgres hangs (SIGSTOP)',
  row: 31,
  times: { short: 1, long: 3 },
  async run(stage, times) {
    const { house, outcome } = stage
    const person = await join(house.url)
    for (let time = 0; time < times; time++) {
      await pause(500)
      house.postgres.freeze()
      outcome.injected += 1
      await pause(1_500)
      await isTold(stage, person)
      await pause(times > 1 ? 10_000 : 2_000)
      await isTold(stage, person)
      house.postgres.thaw()
      await stage.recovered()
    }
  },
}

export const full: Scenario = {
  name: 'Postgres out of connections',
  row: 31,
  times: { short: 0, long: 3 },
  async run(stage, times) {
    const { house, outcome } = stage
    for (let time = 0; time < times; time++) {
      const held = await holdAll(house.postgres.url)
      outcome.injected += 1
      await pause(times > 1 ? 10_000 : 3_000)
      const live = await status(`${house.webs[0]?.url}/health/live`)
      stage.expect(live === 200, `live said ${live}`)
      await Promise.all(held.map((client) => client.end().catch(() => undefined)))
      await stage.recovered()
    }
  },
}

/** Ends the product's connections and takes all there are. */
async function holdAll(connectionString: string): Promise<pg.Client[]> {
  const held: pg.Client[] = []
  const take = async () => {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
    client.on('error', () => {})
    await client.connect()
    held.push(client)
  }
  await take()
  const [first] = held
  const deadline = Date.now() + 10_000
  for (let refused = 0; refused < 20 && Date.now() < deadline; )
    try {
      await take()
    } catch {
      refused += 1
      await first
        ?.query(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'ultrai-%' AND pid IN (SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'ultrai-%' LIMIT 5)",
        )
        .catch(() => undefined)
    }
  return held
}
