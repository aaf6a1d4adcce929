import fc from 'fast-check'
import { afterAll, expect, test, vi } from 'vitest'
import { isVerified } from '#contracts/citation.ts'
import { ALTERATIONS } from './trials/alter.ts'
import { DISGUISES } from './trials/disguise.ts'
import { stands } from './trials/oracle.ts'
import { Random } from './trials/random.ts'
import { documentOf, spanOf } from './trials/spans.ts'
import { SAMPLES, type Sample } from './trials/texts.ts'
import { prepare, verifyQuote } from './verify.ts'

/** `npm run test:all` sets LONG. */
const CASES = Number(process.env.CITATION_CASES ?? (process.env.LONG === '1' ? 100_000 : 5_000))
const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
// Some 6 ms a case, were the machine ever so busy.
vi.setConfig({ testTimeout: 120_000 + CASES * 6 })

const RUNNING_HEAD = '\n17\nAnnual Report 2023\f'
const counts = new Map<string, number>()
const count = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1)

const trial = fc.record({
  script: fc.constantFrom(...SAMPLES.map(({ name }) => name)),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
})
const settings = (share: number) => ({ seed: SEED, numRuns: Math.ceil(CASES * share), verbose: 1 as const })

afterAll(() => {
  const lines = [...counts].map(([kind, number]) => `  ${String(number).padStart(6)}  ${kind}`)
  process.stdout.write(`citation trials, SEED=${SEED} CITATION_CASES=${CASES}\n${lines.join('\n')}\n`)
})

test('a span quoted as it stands is exact, at its offsets', () => {
  fc.assert(
    fc.property(trial, ({ script, seed }) => {
      const { sample, random } = begun(script, seed)
      const text = documentOf(sample, random)
      const { start, end } = spanOf(text, sample, random)
      const found = verifyQuote(prepare(text), { exact: text.slice(start, end), ...around(text, start, end) })
      count('exact')
      expect(found).toMatchObject({ status: 'exact', start, end, occurrences: 1, difference: null })
    }),
    settings(0.1),
  )
})

test('a quote disguised in every allowed way, alone and combined, is found at exactly its offsets', () => {
  fc.assert(
    fc.property(
      trial,
      fc.subarray(Object.keys(DISGUISES), { minLength: 1, maxLength: 4 }),
      ({ script, seed }, kinds) => {
        const { sample, random } = begun(script, seed)
        const text = documentOf(sample, random)
        const { start, end } = spanOf(text, sample, random)
        const exact = disguised(text.slice(start, end), kinds, random)
        const found = verifyQuote(prepare(text), { exact, ...around(text, start, end) })
        const isSame = exact === text.slice(start, end)
        if (!isSame) count(kinds.length === 1 ? `quote: ${kinds[0]}` : 'quote: combined')
        expect({ exact, ...found }).toMatchObject({
          exact,
          status: isSame ? 'exact' : 'typographic',
          start,
          end,
        })
      },
    ),
    settings(0.25),
  )
})

test('a plain quote is found in a document that is disguised, with running heads passed over', () => {
  fc.assert(
    fc.property(
      trial,
      fc.subarray(Object.keys(DISGUISES), { minLength: 1, maxLength: 3 }),
      ({ script, seed }, kinds) => {
        const { sample, random } = begun(script, seed)
        const plain = documentOf(sample, random)
        const span = spanOf(plain, sample, random)
        const exact = plain.slice(span.start, span.end)
        const before = plain.slice(0, span.start)
        const middle = disguised(exact, kinds, random)
        const cut = random.chance(0.3) ? middle.search(/(?<![\p{N}])[ \n](?!\p{N})/u) : -1
        const broken = cut === -1 ? middle : middle.slice(0, cut) + RUNNING_HEAD + middle.slice(cut)
        const head = { start: before.length + cut, end: before.length + cut + RUNNING_HEAD.length }
        const text = before + broken + plain.slice(span.end)
        const prepared = prepare(text, { skippable: cut === -1 ? [] : [head] })
        const found = verifyQuote(prepared, { exact, ...around(plain, span.start, span.end) })
        if (broken !== exact)
          count(cut === -1 ? 'document: disguised' : 'document: with a running head inside')
        expect({ broken, ...found }).toMatchObject({
          broken,
          start: before.length,
          end: before.length + broken.length,
        })
        expect(isVerified(found.status)).toBe(true)
      },
    ),
    settings(0.15),
  )
})

test('an altered quote is never verified unless its words really stand in the text', () => {
  fc.assert(
    fc.property(
      trial,
      fc.constantFrom(...Object.keys(ALTERATIONS)),
      fc.boolean(),
      ({ script, seed }, kind, disguise) => {
        const { sample, random } = begun(script, seed)
        const text = documentOf(sample, random)
        const altered = alteredSpan(kind, text, sample, random)
        if (altered === undefined) return
        const exact = disguise ? disguised(altered, ['white space', 'quote marks'], random) : altered
        const found = verifyQuote(prepare(text), { exact })
        count(`altered: ${kind}`)
        if (!stands(text, altered))
          expect([kind, exact, isVerified(found.status)]).toEqual([kind, exact, false])
        if (found.status === 'altered')
          expect(found.difference?.some((part) => part.kind !== 'same')).toBe(true)
      },
    ),
    settings(0.45),
  )
})

test('a quote from another document is not verified', () => {
  fc.assert(
    fc.property(trial, trial, (one, other) => {
      if (one.script === other.script) return
      const { sample, random } = begun(one.script, one.seed)
      const text = documentOf(sample, random)
      const { sample: foreignSample } = begun(other.script, other.seed)
      const foreign = documentOf(foreignSample, random)
      const { start, end } = spanOf(foreign, foreignSample, random)
      const exact = foreign.slice(start, end)
      count('from another document')
      if (!stands(text, exact)) expect(isVerified(verifyQuote(prepare(text), { exact }).status)).toBe(false)
    }),
    settings(0.05),
  )
})

function begun(script: string, seed: number): { sample: Sample; random: Random } {
  const sample = SAMPLES.find(({ name }) => name === script)
  if (sample === undefined) throw new Error(`There is no sample named ${script}`)
  return { sample, random: new Random(seed) }
}

/** Alters the first of some spans that has anything of the kind. */
function alteredSpan(kind: string, text: string, sample: Sample, random: Random): string | undefined {
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const [span, other] = [spanOf(text, sample, random), spanOf(text, sample, random)]
    const words = text.slice(span.start, span.end)
    const altered = ALTERATIONS[kind]?.({
      words,
      elsewhere: text.slice(other.start, other.end),
      sample,
      random,
    })
    if (altered !== undefined && /[\p{L}\p{N}]/u.test(altered)) return altered
  }
  return undefined
}

function disguised(words: string, kinds: readonly string[], random: Random): string {
  return kinds.reduce((text, kind) => DISGUISES[kind]?.(text, random) ?? text, words)
}

function around(text: string, start: number, end: number): { prefix: string; suffix: string } {
  return { prefix: text.slice(Math.max(0, start - 40), start), suffix: text.slice(end, end + 40) }
}
