import type { Generation, LanguageModel } from '#server/models/provider.ts'
import type { Absence, Fact, Planted } from './planted.ts'

/** What a scripted model says: a statement, and the quote that it rests on. */
interface Said {
  text: string
  quote: string
}
type Found = { fact: Fact; nth: number } | { absence: Absence; nth: number; anyQuote: string }

/** Models that know what was planted, and what each makes of it. None needs a network. */
export function scriptedModels(planted: readonly Planted[]): LanguageModel[] {
  const known = new Map<string, Found>()
  let nth = 0
  for (const { facts, absences } of planted) {
    for (const fact of facts) known.set(fact.question, { fact, nth: nth++ })
    for (const absence of absences)
      known.set(absence.question, { absence, nth: nth++, anyQuote: facts[0]?.quote ?? '' })
  }
  return [
    scripted('honest', known, (found) => ('fact' in found ? truth(found.fact) : null)),
    scripted('careless', known, (found) => ('fact' in found ? spoilt(found) : null), inProse),
    scripted('liar', known, lie),
    scripted('flatterer', known, (found) =>
      'fact' in found ? truth(found.fact) : { text: found.absence.smooth, quote: found.anyQuote },
    ),
  ]
}

const truth = ({ claim, quote }: Fact): Said => ({ text: claim, quote })

/** A true quote with what models put around it. */
function spoilt({ fact, nth }: { fact: Fact; nth: number }): Said {
  const ways = [
    `“${fact.quote}”`,
    `… ${fact.quote} …`,
    `[page 1]\n${fact.quote}`,
    `**${fact.quote}**`,
    `${fact.quote} (p. 1)`,
    fact.quote.replace(/'/g, '’').replace(/ /g, '\u00a0'),
  ]
  return { text: fact.claim, quote: ways[nth % ways.length] ?? fact.quote }
}

/** A lie with an altered quote, a lie over a true quote, or the truth; where nothing is said, something made up. */
function lie(found: Found): Said {
  if ('absence' in found) return { text: found.absence.invented, quote: found.anyQuote }
  const { fact, nth } = found
  if (nth % 4 === 0) return truth(fact)
  return { text: fact.lie, quote: nth % 2 === 0 ? fact.quote : altered(fact.quote) }
}

/** A quote with another number, or with a word that is not there. */
function altered(quote: string): string {
  const other = quote.replace(/\d/, (digit) => String((Number(digit) + 1) % 10))
  return other === quote ? quote.replace(' ', ' hardly ') : other
}

const inJson = (said: Said | null) =>
  JSON.stringify({
    claims: said
      ? [{ section: null, text: said.text, quotes: [{ exact: said.quote, prefix: '', suffix: '' }] }]
      : [],
    not_found: said === null,
  })
const inProse = (said: Said | null) =>
  said
    ? `Sure! Here is what I found:\n\n\`\`\`json\n{"answer": ${JSON.stringify(said.text)}, "quote": ${JSON.stringify(said.quote)},}\n\`\`\``
    : 'The document does not say.'

function scripted(
  id: string,
  known: ReadonlyMap<string, Found>,
  say: (found: Found) => Said | null,
  write: (said: Said | null) => string = inJson,
): LanguageModel {
  return {
    kind: 'language',
    id,
    label: id,
    description: 'Scripted.',
    provider: 'scripted',
    ...{ local: true, host: '127.0.0.1', contextTokens: 100_000, outputTokens: 4_000, price: null },
    async *generate({ prompt }: Generation) {
      const [, asked] = /The reader’s question, as a JSON string: (".*")/.exec(prompt) ?? []
      const found = asked === undefined ? undefined : known.get(JSON.parse(asked))
      // Given its quotes back, it stays with what it said.
      yield { type: 'text', text: found ? write(say(found)) : '{"claims":[]}' }
      yield { type: 'usage', inputTokens: 100, outputTokens: 10 }
    },
  }
}
