import { answerOf } from './scripted-model.ts'

/** Twenty rules, each with a number of its own. */
const RULES = Array.from(
  { length: 20 },
  (_, n) => `Member ${n + 1} pays ${(n + 1) * 7} euros to fund ${n + 101}.`,
)
/** The document that the liar is asked about. */
export const RULES_TEXT = RULES.join(' ')

/** It lies in half of its quotes, puts false numbers over the half of the true ones, and all with the same face. */
const KINDS = ['true', 'false quote', 'false number', 'false quote'] as const
export const STATEMENTS = RULES.length
/** What is to be found out of its answer. */
export const FOUND_OUT = { claims: 20, supported: 5, citations: 20, verified: 10 }

/** What its statement `n` (from 0) is. */
export function kindOf(n: number): (typeof KINDS)[number] {
  return KINDS[n % KINDS.length] ?? 'true'
}

/** What the liar writes; when what wasn't found comes back to it, it says the same once more. */
export function liar(request: string): string {
  const plain = request.replaceAll('\\n', '\n').replaceAll('\\"', '"')
  return plain.includes('not in the document; near it') ? liesAgain(plain) : lies()
}

/** Its statements, before anything comes back to it. */
export function lies(): string {
  return answerOf(
    ...RULES.map((rule, n) => {
      const wrong = rule.replace(/pays \d+/, `pays ${n * 1000 + 999}`)
      if (kindOf(n) === 'true') return { text: rule, quotes: [rule] }
      if (kindOf(n) === 'false quote') return { text: wrong, quotes: [wrong] }
      return { text: wrong, quotes: [rule] }
    }),
  )
}

/** The same lies once more, for those of its statements that a request gives back to it by number. */
function liesAgain(request: string): string {
  const said = new Map<string, object>(
    JSON.parse(lies()).claims.map((claim: { text: string }) => [claim.text, claim]),
  )
  const back = [...request.matchAll(/^(\d+)\. "(.*)"$/gm)]
  return JSON.stringify({
    claims: back.map(([, number, text]) => ({ ...said.get(text ?? ''), number: Number(number) })),
  })
}
