import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { supportOf } from './support.ts'
import { Random } from './trials/random.ts'
import { documentOf, spanOf } from './trials/spans.ts'
import { SAMPLES } from './trials/texts.ts'

const SEED = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

describe('a claim is supported where its quotes show all that it says', () => {
  test.each<[claim: string, quote: string, language?: string]>([
    ['The tenant pays within 30 days.', 'Rent is due within thirty (30) calendar days of notice.'],
    ['The tenant pays within thirty days.', 'Rent is due within 30 days.'],
    ['The fee is 2,000 euros.', 'A fee of EUR 2000 is due.'],
    ['The fee is 1.5 million dollars.', 'a fee of $1,500,000'],
    ['Sie beträgt 1.234,50 €.', 'the sum of €1,234.50', 'de'],
    ['The sum is 1 234 567 yen.', '¥1,234,567'],
    ['A total of 125 people came.', 'one hundred and twenty-five people came'],
    ['There were 30 days left.', '٣٠ days'],
    ['The rate is 5 percent.', 'a rate of 5% applies'],
    ['It takes 0.5 days.', 'it takes ½ day'],
    ['It starts on 1 May 2024.', 'commencing May 1, 2024 at noon'],
    ['It starts in May 2024.', 'commencing 2024-05-01'],
    ['It was signed by ACME in Paris.', 'Acme, a company of Paris'],
    ['The tenant is not liable.', 'The tenant shall never be liable.'],
    ['Der Mieter haftet nicht.', 'Es besteht keine Haftung des Mieters.', 'de'],
    ['See No. 5 of the annex.', 'Annex, No. 5'],
    ['Payment falls due after ten days.', 'due within 10 days', 'en'],
  ])('%s ⊂ %s', (claim, quote, language) => {
    expect(supportOf(claim, [quote], language)).toEqual({ supported: true, unshown: [] })
  })
})

describe('what the quotes do not show is named', () => {
  test.each<[claim: string, quote: string, kind: string, text: string, language?: string]>([
    ['The fee is 2,500.', 'The fee is 2,000.', 'number', '2,500'],
    ['The fee is 2.000.', 'The fee is 2.', 'number', '2.000', 'de'],
    ['The rate is 1.5.', 'The rate is 15.', 'number', '1.5'],
    ['A loss of 5 million.', 'a result of −5,000,000', 'number', '5 million'],
    ['An area of 102.', 'an area of 10²', 'number', '102'],
    ['It takes ninety days.', 'It takes thirty days.', 'number', 'ninety'],
    ['The rate is 5%.', 'a rate of 5', 'unit', '5%'],
    ['It costs $2,000.', 'a fee of EUR 2000', 'unit', '$2,000'],
    ['It takes 30 weeks.', 'within 30 days', 'unit', '30 weeks'],
    ['It starts on 2 May 2024.', 'commencing May 1, 2024', 'date', '2 May 2024'],
    ['It was signed by Acme.', 'It was signed by the parties.', 'name', 'Acme'],
    ['The tenant is not liable.', 'The tenant is exempt from some.', 'negation', 'not'],
    ['Le preneur n’est pas tenu.', 'Le preneur est tenu.', 'negation', "n'", 'fr'],
    ['Es besteht kein Anspruch.', 'Es besteht ein Anspruch.', 'negation', 'kein', 'de'],
    ['El inquilino nunca responde.', 'El inquilino responde.', 'negation', 'nunca', 'es'],
    ['Il conduttore non risponde.', 'Il conduttore risponde.', 'negation', 'non', 'it'],
    ['O inquilino não responde.', 'O inquilino responde.', 'negation', 'não', 'pt'],
    ['De huurder is niet aansprakelijk.', 'De huurder is aansprakelijk.', 'negation', 'niet', 'nl'],
    ['The tenant shall be liable.', 'The tenant shall not be liable.', 'negation', 'not'],
  ])('%s ⊄ %s', (claim, quote, kind, text, language) => {
    const { supported, unshown } = supportOf(claim, [quote], language)
    expect(supported).toBe(false)
    expect(unshown).toContainEqual(expect.objectContaining({ kind, text }))
  })
})

test('without a quote, a number is not shown', () => {
  expect(supportOf('The fee is 2,000.', [])).toEqual({
    supported: false,
    unshown: [{ kind: 'number', text: '2,000' }],
  })
})

describe('one of a thing is a number where its quote counts otherwise', () => {
  test.each<[claim: string, quote: string, language?: string]>([
    ['The lease runs for one year.', 'The lease runs for two years.'],
    ['The notice period is a month.', 'The notice period is six months.'],
    ['It takes an hour.', 'It takes 24 hours.'],
    ['It is a one-year lease.', 'It is a two-year lease.'],
    ['The lease runs for one year.', 'The rent is 5,000 euros a year and the lease runs for two years.'],
    ['The lease runs for 1 year.', 'The rent is 5,000 euros a year and the lease runs for two years.'],
    ['Payment is due in 1 day.', 'Payment is due within twenty-one days.'],
    ['There is 1 exit.', 'The exit is locked and no one may use it.'],
    ['Der Kurs dauert 1 Tag.', 'Er findet an Tagen ohne Regen statt und dauert drei Tage.', 'de'],
    ['Der Vertrag läuft ein Jahr.', 'Der Vertrag läuft zwei Jahre.', 'de'],
    ['Le bail dure un an.', 'Le bail dure trois ans.', 'fr'],
    ['Il contratto dura un anno.', 'Il contratto dura tre anni.', 'it'],
    ['It is due on the second day.', 'It is due on the fourth day.'],
  ])('%s ⊄ %s', (claim, quote, language) => {
    expect(supportOf(claim, [quote], language).unshown).toContainEqual(
      expect.objectContaining({ kind: 'number' }),
    )
  })
  test.each<[claim: string, quote: string, language?: string]>([
    ['The lease runs for one year.', 'The lease runs for a year.'],
    ['The lease runs for 1 year.', 'The lease runs for a year.'],
    ['The lease runs for a year.', 'The lease runs for 1 year.'],
    ['Pay within twenty-one days.', 'Payment is due within 21 days.'],
    ['Il dure trente et un jours.', 'Il dure 31 jours.', 'fr'],
    ['Dura treinta y un días.', 'Dura 31 días.', 'es'],
    ['4,000 cars a year are made.', '4,000 cars per year are made, for ten years.'],
    ['It may be extended by a year.', 'It runs for two years and may be extended by another year.'],
    ['Es gilt für einen Monat.', 'Es gilt pro Monat, mindestens zwei Monate.', 'de'],
    ['More than a year passes.', 'Two years pass.'],
    ['A person may withdraw consent.', 'Persons of two persons may withdraw consent.'],
    ['There is a ten second delay.', 'a delay of ten seconds'],
    ['Wait a second longer.', 'Wait 1 second longer.'],
    ['The rent is 500 euros a month.', 'The rent is 500 euros monthly for six months.'],
    ['Rent is due twice a year.', 'Rent is due twice a year for five years.'],
    ['It is due on the 2nd day.', 'It is due on the second day.'],
    ['There is a ten-second delay.', 'a delay of ten seconds'],
    ['Der Vertrag läuft ein Jahr.', 'Der Vertrag läuft 1 Jahr.', 'de'],
  ])('%s ⊂ %s', (claim, quote, language) => {
    expect(supportOf(claim, [quote], language).unshown).toEqual([])
  })
})

test('at most one year is not at least one', () => {
  expect(supportOf('At most one year passes.', ['At least one year passes.']).supported).toBe(false)
})

test('an item’s number in a circle is itself, and no amount', () => {
  expect(supportOf('① Rent', ['① Rent is due.']).supported).toBe(true)
  expect(supportOf('①', ['①']).supported).toBe(true)
  expect(supportOf('Frist in Monaten: ⑤', ['⑤ Frist in Monaten: 2']).supported).toBe(false)
  expect(supportOf('The rent is due in ① month.', ['① The rent is due in 2 months.']).supported).toBe(false)
})

test(`a claim that is its own quote is always supported (SEED=${SEED})`, () => {
  const language = fc.constantFrom(undefined, 'en', 'de', 'fr', 'zh')
  fc.assert(
    fc.property(fc.constantFrom(...SAMPLES), fc.nat(), language, (sample, seed, inLanguage) => {
      const random = new Random(seed)
      const text = documentOf(sample, random)
      const { start, end } = spanOf(text, sample, random)
      const claim = text.slice(start, end)
      expect(supportOf(claim, [claim], inLanguage)).toEqual({ supported: true, unshown: [] })
    }),
    { seed: SEED, numRuns: 250 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (claim) => {
      expect(supportOf(claim, [claim])).toEqual({ supported: true, unshown: [] })
    }),
    { seed: SEED, numRuns: 250 },
  )
})
