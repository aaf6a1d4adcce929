import { statesDuty, statesNecessity } from './details.ts'
import type { Reading } from './reading.ts'

/** Share of sentences that state duties in contracts, rules and policies. */
const OF_DUTIES = 0.03

const duties = new WeakMap<Reading, boolean>()

/** True for contracts and the like, where "must" states a duty. */
export function isOfDuties(reading: Reading): boolean {
  const { sentences } = reading
  const known = duties.get(reading)
  if (known !== undefined) return known
  const found = sentences.filter(({ text }) => statesDuty(text)).length >= OF_DUTIES * sentences.length
  duties.set(reading, found)
  return found
}

/** A duty in so many words, or, in a contract, a necessity. */
export function statesItsDuty(text: string, reading: Reading): boolean {
  return statesDuty(text) || (statesNecessity(text) && isOfDuties(reading))
}
