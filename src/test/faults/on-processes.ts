import { setTimeout as pause } from 'node:timers/promises'
import { randomFrom } from '#test/hostile/random.ts'
import { ask, join, upload } from './people.ts'
import { until } from './processes.ts'
import type { Scenario, Stage } from './scenario.ts'

/** A job that lost its worker must be with another within this, in ms; the short form is more patient. */
const TAKEN_UP_WITHIN = process.env.LONG ? 30_000 : 120_000

type Left = { id: string; attempts: number }

const atWork = ({ house }: Stage) =>
  house.postgres.query<Left>("SELECT id, attempts FROM jobs WHERE state = 'working'")

/** Waits until none of these jobs is as a dead worker left it. */
async function takenUp(stage: Stage, left: Left[]): Promise<void> {
  const since = Date.now()
  const isTaken = async () => {
    const [row] = await stage.house.postgres.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM jobs WHERE state = 'working' AND (id::text || attempts) = ANY ($1)`,
      [left.map(({ id, attempts }) => id + attempts)],
    )
    return row?.n === 0
  }
  const waited = await until(isTaken, TAKEN_UP_WITHIN)
  stage.expect(waited !== null, `a job was not taken up within ${TAKEN_UP_WITHIN / 1_000} s`)
  if (left.length > 0) stage.outcome.recoveries.push(Date.now() - since)
}

export const workersKilled: Scenario = {
  name: 'A worker killed (SIGKILL)',
  row: 24,
  times: { short: 1, long: 50 },
  async run(stage, times) {
    const { house, outcome, people } = stage
    const random = randomFrom(Date.now() % 1_000_000)
    const person = await join(house.url)
    const calls = () =>
      [...house.model.calls.values()].reduce((sum, count) => sum + Math.max(0, count - 1), 0)
    const before = calls()
    for (let time = 0; time < times; time++) {
      const document = await upload(people.ledger, house.url, person)
      if (document !== null) await ask(people.ledger, house.url, person, document)
      await pause(random.below(500))
      const worker = house.workers[time % 2]
      await worker?.end('SIGKILL')
      outcome.injected += 1
      const left = await atWork(stage)
      worker?.start()
      await takenUp(stage, left)
    }
    const again = calls() - before
    outcome.notes.push(`${again} calls of the model made again`)
    // A worker answers four questions at once, and each that was under way is asked once more.
    stage.expect(again <= times * 4, `${again} calls of the model made again after ${times} kills`)
  },
}

export const workersGone: Scenario = {
  name: 'All workers dead, then back',
  row: 24,
  times: { short: 0, long: 2 },
  async run(stage, times) {
    const { house, outcome } = stage
    for (let time = 0; time < times; time++) {
      await Promise.all(house.workers.map((worker) => worker.end('SIGKILL')))
      outcome.injected += 1
      const isRed = async () => (await fetch(`${house.webs[0]?.url}/health/worker`)).status === 503
      const red = await until(isRed, 40_000, 250)
      stage.expect(red !== null && red < 30_000, `/health/worker was red after ${red} ms`)
      for (const worker of house.workers) worker.start()
      await stage.recovered()
    }
  },
}

export const workerFrozen: Scenario = {
  name: 'A worker stopped for longer than its lease, then continued',
  row: 25,
  times: { short: 0, long: 1 },
  async run(stage) {
    const { house, outcome, people } = stage
    const person = await join(house.url)
    await upload(people.ledger, house.url, person)
    house.workers[0]?.freeze()
    outcome.injected += 1
    const left = await atWork(stage)
    await pause(20_000)
    await takenUp(stage, left)
    await pause(70_000)
    house.workers[0]?.thaw()
    await stage.recovered()
  },
}

/** How long a process may take to finish, in ms, by HARDENING 28. */
const GONE_WITHIN = 25_000

export const terminated: Scenario = {
  name: 'SIGTERM to web and workers under load with open streams',
  row: 28,
  times: { short: 1, long: 6 },
  async run(stage, times) {
    const { house, outcome, people } = stage
    const person = await join(house.url)
    const document = await upload(people.ledger, house.url, person)
    for (let time = 0; time < times; time++) {
      const web = house.webs[time % 2]
      const worker = house.workers[time % 2]
      if (!web || !worker) return
      if (document !== null) await ask(people.ledger, house.url, person, document)
      const stream = await openStream(web.url, person.token)
      const errors = people.ledger.errors
      const start = Date.now()
      outcome.injected += 2
      const codes = await Promise.all([web.end('SIGTERM'), worker.end('SIGTERM')])
      const took = Date.now() - start
      stage.expect(
        codes.every((code) => code === 0),
        `they ended with ${codes.join(' and ')}`,
      )
      stage.expect(took < GONE_WITHIN, `they took ${took} ms to end`)
      stage.expect(await stream.ended(), 'the stream stayed open')
      outcome.notes.push(`ended after ${took} ms`)
      stage.expect(
        people.ledger.errors === errors,
        `${people.ledger.errors - errors} accepted requests failed`,
      )
      web.start()
      worker.start()
      await stage.recovered()
    }
  },
}

/** An event stream of one's jobs, which has no end of its own. */
async function openStream(url: string, token: string): Promise<{ ended(): Promise<boolean> }> {
  const left = new AbortController()
  const response = await fetch(`${url}/api/trpc/jobs.changes`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    signal: left.signal,
  })
  const read = (async () => {
    for await (const _ of response.body ?? []);
  })().catch(() => undefined)
  return {
    async ended() {
      const done = await Promise.race([read.then(() => true), pause(5_000, false)])
      left.abort()
      return done
    },
  }
}

export const webKilled: Scenario = {
  name: 'A web process killed (SIGKILL)',
  row: 35,
  times: { short: 0, long: 5 },
  async run(stage, times) {
    for (let time = 0; time < times; time++) {
      const web = stage.house.webs[time % 2]
      await pause(500)
      await web?.end('SIGKILL')
      stage.outcome.injected += 1
      await pause(500)
      web?.start()
      await stage.recovered()
    }
  },
}
