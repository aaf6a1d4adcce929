import type { DraftClaim } from '../provider.ts'
import { byPlace, type Candidate, choose } from './choose.ts'
import { claimOf } from './claim.ts'
import { leansOn } from './cues.ts'
import { hasAmount, hasDate, hasDuration, hasNumber, nameStrength, namesIn, statesDuty } from './details.ts'
import { statesItsDuty } from './duties.ts'
import type { Reading, Sentence } from './reading.ts'
import { centralSentences } from './summary.ts'

const EACH = 4
/** From this many sentences on, a number without a unit is hardly a fact. */
const LONG = 300
/** Obligations are what a contract is read for. */
const MOST_OBLIGATIONS = 6
/** From so many amounts that are no one's duty, an amount that must be paid is shown as the duty it is. */
const PLAIN_AMOUNTS = 2
/** What a clause is numbered by. */
const CLAUSE = /^\(?\d{1,3}(?:(?:\.\d{1,3})+[.)]?|[.)])\s+(?=\p{Lu})/u

/** A kind of fact, and how strongly a sentence shows it, from 0 (not at all). */
interface FactKind {
  section: string
  strength(sentence: Sentence, reading: Reading, names: Map<string, number>): number
}

/** In the order in which they are shown and take their sentences: a sentence that names the parties is rarely about its date. */
const KINDS: FactKind[] = [
  {
    section: 'People and organisations',
    strength: ({ text }, { language }, names) => {
      const found = namesIn(text, language)
      const known = found.reduce((most, name) => Math.max(most, names.get(name) ?? 0), 0)
      const strength = nameStrength(text, language)
      if (strength < 1 && known < 2) return 0
      return strength * (0.6 + 0.2 * Math.min(3, Math.log2(1 + known)))
    },
  },
  {
    section: 'Dates',
    strength: ({ text, words }, { language }) =>
      hasDate(text, words, language) ? 1 + (/\d/.test(text) ? 0.2 : 0) : hasDuration(text) ? 0.7 : 0,
  },
  {
    section: 'Amounts and numbers',
    strength: ({ text }, { sentences }) => {
      if (hasAmount(text)) return 1.2
      const said = text.replace(CLAUSE, '')
      return sentences.length < LONG && hasNumber(said) && /\d/.test(said) ? 0.35 : 0
    },
  },
  {
    section: 'Obligations',
    strength: ({ text }, reading) => {
      if (statesDuty(text)) return 1
      return statesItsDuty(text, reading) ? 0.9 : 0
    },
  },
]

/** Sentences that state dates, amounts, names and duties: the best few of each kind, each in one group only. */
export function* keyFacts(reading: Reading): Generator<DraftClaim> {
  const names = countNames(reading)
  const central = centralSentences(reading)
  const taken = new Set<Sentence>()
  for (const { section, strength } of KINDS) {
    const candidates: Candidate[] = []
    for (const candidate of central) {
      const { sentence } = candidate
      const strong = taken.has(sentence) ? 0 : strength(sentence, reading, names)
      if (strong === 0) continue
      const score = strong * sentence.quality * (0.35 + candidate.score) * (leansOn(sentence) ? 0.5 : 1)
      candidates.push({ ...candidate, score })
    }
    const most = section === 'Obligations' ? MOST_OBLIGATIONS : EACH
    for (const { sentence } of choose(withoutDuties(section, candidates, reading), most).sort(byPlace)) {
      taken.add(sentence)
      yield claimOf(reading, sentence, section)
    }
  }
}

function withoutDuties(section: string, candidates: Candidate[], reading: Reading): Candidate[] {
  if (!section.startsWith('Amounts')) return candidates
  const plain = candidates.filter(
    ({ sentence }) => hasAmount(sentence.text) && !statesItsDuty(sentence.text, reading),
  )
  return plain.length >= PLAIN_AMOUNTS ? plain : candidates
}

function countNames(reading: Reading): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of reading.sentences) {
    for (const name of namesIn(text, reading.language)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}
