import { audit } from './books.ts'
import type { House } from './house.ts'
import { type People, people } from './people.ts'
import { unexpected, until } from './processes.ts'
import type { Outcome } from './report.ts'

/** Recovery must not take longer than this, in ms; the short form, which any machine runs, is more patient. */
const WELL_WITHIN = process.env.LONG ? 30_000 : 240_000

/** What a scenario is given. */
export interface Stage {
  house: House
  people: People
  outcome: Outcome
  /** Says that something is not as it must be. */
  expect(isSo: boolean, words: string): void
  /** Waits until all is well, and writes down how long that took since `since`. */
  recovered(since?: number, isWell?: () => Promise<boolean>): Promise<void>
}

/** One kind of fault, tried on the running installation while people use it. */
export interface Scenario {
  name: string
  row: number
  /** How often, in the short form and in the long one. */
  times: { short: number; long: number }
  run(stage: Stage, times: number): Promise<void>
}

export async function play(
  house: House,
  scenario: Scenario,
  options: { times: number; many: number; seed: number },
): Promise<Outcome> {
  const start = Date.now()
  const crowd = await people(house.url, { many: options.many, seed: options.seed })
  const outcome: Outcome = {
    name: scenario.name,
    row: scenario.row,
    injected: 0,
    requests: 0,
    errors: 0,
    lost: 0,
    doubled: 0,
    recoveries: [],
    broken: [],
    notes: [],
    seconds: 0,
  }
  const stage: Stage = {
    house,
    people: crowd,
    outcome,
    expect(isSo, words) {
      if (!isSo) outcome.broken.push(words)
    },
    async recovered(since = Date.now(), isWell = house.isHealthy) {
      const waited = await until(isWell, WELL_WITHIN)
      if (waited === null) outcome.broken.push(`not well again after ${WELL_WITHIN / 1_000} s`)
      outcome.recoveries.push(Date.now() - since)
    },
  }
  try {
    await scenario.run(stage, options.times)
  } catch (error) {
    outcome.broken.push(String(error))
  }
  await crowd.stop()
  const { lost, doubled, triedAgain } = await audit(house, crowd.ledger).catch((error) => ({
    lost: [String(error)],
    doubled: [],
    triedAgain: 0,
  }))
  outcome.lost = lost.length
  outcome.doubled = doubled.length
  outcome.broken.push(...lost.map((it) => `lost: ${it}`), ...doubled.map((it) => `doubled: ${it}`))
  outcome.broken.push(...unexpected.splice(0))
  const { ledger } = crowd
  outcome.requests = ledger.requests
  outcome.errors = ledger.errors
  outcome.notes.push(`${ledger.files.size} files and ${ledger.questions.size} questions were accepted`)
  if (triedAgain > 0)
    outcome.notes.push(
      `${triedAgain} jobs were given up after three deliveries, and tried again by their owners`,
    )
  if (ledger.failed > 0) outcome.notes.push(`${ledger.failed} requests were given up`)
  for (const [kind, count] of ledger.kinds) outcome.notes.push(`${kind}: ${count}`)
  outcome.seconds = Math.round((Date.now() - start) / 1_000)
  return outcome
}
