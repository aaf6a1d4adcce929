import type { Claim } from '#contracts/analysis.ts'
import { isVerified } from '#contracts/citation.ts'
import { isShown, tallyOf } from '#contracts/tally.ts'
import { stands } from '#server/citations/trials/oracle.ts'
import type { Provider } from '#server/models/provider.ts'
import { answer } from './answer.ts'
import type { Planted } from './planted.ts'

/** How a model did over the planted set. */
export interface Marks {
  model: string
  quotes: number
  verified: number
  statements: number
  supported: number
  facts: number
  right: number
  absences: number
  refused: number
  /** Quotes called verified that do not stand in the text, by another, plainer search. */
  falseVerified: number
  /** Statements called fully shown that are known lies, or that answer what the text does not say. */
  falseSupport: number
}

/** Asks a model every planted question and marks its answers. */
export async function marksOf(provider: Provider, planted: readonly Planted[]): Promise<Marks> {
  const marks: Marks = {
    ...{ model: provider.id, quotes: 0, verified: 0, statements: 0, supported: 0, facts: 0, right: 0 },
    ...{ absences: 0, refused: 0, falseVerified: 0, falseSupport: 0 },
  }
  for (const { content, facts, absences } of planted) {
    for (const { question, says, lie } of facts) {
      const claims = await answer(provider, { text: content, question })
      count(marks, claims, content)
      marks.facts += 1
      if (claims.some((claim) => isShown(claim) && holdsOneOf(claim.text, says))) marks.right += 1
      marks.falseSupport += claims.filter((claim) => isShown(claim) && claim.text === lie).length
    }
    for (const { question } of absences) {
      const claims = await answer(provider, { text: content, question })
      count(marks, claims, content)
      marks.absences += 1
      if (claims.length === 0) marks.refused += 1
      marks.falseSupport += claims.filter(isShown).length
    }
  }
  return marks
}

function count(marks: Marks, claims: readonly Claim[], text: string): void {
  const { citations, verified, claims: statements, supported } = tallyOf(claims)
  marks.quotes += citations
  marks.verified += verified
  marks.statements += statements
  marks.supported += supported
  marks.falseVerified += claims
    .flatMap((claim) => claim.citations)
    .filter(({ status, exact }) => isVerified(status) && !stands(text, exact)).length
}

function holdsOneOf(text: string, says: readonly string[]): boolean {
  const lower = text.toLowerCase().replaceAll('’', "'")
  return says.some((words) => lower.includes(words.toLowerCase()))
}

/** The marks as a table of Markdown, a row a model. */
export function tableOf(all: readonly Marks[]): string {
  const rows = all.map((one) =>
    [
      one.model,
      `${one.verified} of ${one.quotes}`,
      `${one.supported} of ${one.statements}`,
      `${one.right} of ${one.facts}`,
      `${one.refused} of ${one.absences}`,
      one.falseVerified,
      one.falseSupport,
    ].join(' | '),
  )
  return [
    '| model | quotes verified | statements fully shown | right answers | right refusals | false verified | false support |',
    '|---|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n')
}
