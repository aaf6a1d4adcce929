import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { textFixture } from '#test/texts/fixtures.ts'
import type { SourceText } from '../provider.ts'
import { analyse } from './analyst.ts'

/** Words that the first sentence of the answer must hold; null: the document doesn't say. */
type Planted = [question: string, expected: string | null]

const LEASE: Planted[] = [
  ['How much is the monthly rent?', '$1,850'],
  ['When does the lease end?', '28 February 2028'],
  ['When is the rent due?', 'payable in advance'],
  ['How much is the deposit?', '$3,700'],
  ['Who is the landlord?', 'Northwind Housing Ltd.'],
  ['Who is the tenant?', 'Amelia K. Stone'],
  ['What is the late fee?', '4.5%'],
  ['Are pets allowed?', 'Pets other than fish'],
  ['Is smoking allowed?', 'Smoking is prohibited'],
  ['May the tenant sublet the flat?', 'must not sublet'],
  ['who is JUAN ORTEGA', 'Mr. Juan Ortega'],
  ['Who pays for small repairs?', 'The Tenant pays for small repairs'],
  ['How many rooms does the flat have?', 'three rooms'],
  ['When was the bathroom renovated?', '2021'],
  ['Which law governs the lease?', 'State of Oregon'],
  ['What is the capital of France?', null],
  ['What is the warranty period?', null],
  ['Who is the president of the company?', null],
  ['How many employees work there?', null],
  ['What is the speed of light?', null],
  ['When was Python released?', null],
  ['What is the purchase price?', null],
  ['Where is the nearest hospital?', null],
  ['Who are the parties?', 'between Northwind Housing Ltd.'],
  ['What is the title of the document?', 'RESIDENTIAL LEASE'],
  ['How long is the lease?', '28 February 2028'],
  ['Who is Bruno Ortega?', null],
  // The next ones share words with the lease, which all the same doesn't say.
  ['How much is the parking fee?', null],
  ['What does a late payment cost?', '4.5%'],
  ['What does the kitchen cost?', null],
  ['What is the name of the tenant?', 'Amelia K. Stone'],
  ['What is the name of the caretaker?', 'Juan Ortega'],
  ['What is the name of the flat’s owner?', null],
  ["What is the tenant's tax number?", null],
  ['How high is the monthly rent?', '$1,850'],
  ['How many tenants may smoke?', null],
  ['How many parking spaces come with the flat?', null],
  ["Who is the landlord's lawyer?", null],
  ['When was the roof painted?', null],
  ['What colour are the walls of the kitchen?', null],
  ['How much does the tenant earn?', null],
  ['Which insurance must the tenant carry?', null],
]

const WATERWORKS: Planted[] = [
  ['Wer leitet das Wasserwerk?', 'Helga Brandner'],
  ['Wie hoch ist der Wasserpreis?', '1,92 Euro'],
  ['Wie lang ist das Leitungsnetz?', '312 km'],
  ['Wann wurde der Tiefbrunnen in Betrieb genommen?', '12. Mai 1987'],
  ['Wie viele Menschen versorgt das Wasserwerk?', '48.000'],
  ['Wie tief ist der Tiefbrunnen?', '140 Meter'],
  ['Wer ist Jonas Wirth?', 'Stellvertreter'],
  ['Was ist die Hauptstadt von Frankreich?', null],
  ['Wie hoch ist die Miete?', null],
  ['Wer ist Bundeskanzler?', null],
  ['Wie viele Mitarbeiter hat das Wasserwerk?', null],
  ['Wann wurde das Wasserwerk verkauft?', null],
  ['Welche Farbe hat das Leitungsnetz?', null],
]

const LIBRARY: Planted[] = [
  ['最多可以借阅多少本图书?', '十本'],
  ['开放时间是什么时候?', '九点'],
  ['馆长是谁?', '王丽华'],
  ['滞纳金是多少?', '0.2元'],
  ['法国的首都是哪里?', null],
  ['月租金是多少?', null],
  ['图书馆有多少员工?', null],
  ['停车费是多少?', null],
]

const MILLS: Planted[] = [
  ['Who are the authors?', 'Ingrid Solberg, Tomas Reyes'],
  ['What is the title of the paper?', 'The Mills of the Lower Tarn: Water, Grain and Common Property'],
  [
    'What was the length of the original milling right?',
    'The original term of the milling right was twelve years',
  ],
  ['Who built the first mill?', 'Peder Holm, a carpenter'],
  ['When did Peder Holm die?', 'died in 1689'],
  ['How much did Karen Holm pay for the weir?', '40 thalers'],
  ['How much did Else Brandt settle for?', '250 thalers'],
  ['How long did Karen Holm run the mill?', 'thirty-one years'],
  ['How long did the rebuilding take?', 'seven months'],
  ['How much did the rebuilding cost?', '1,900 thalers'],
  ['How many people did the villages count?', '3,200'],
  ['Why did the water find a way round the weir?', 'set too low'],
  ['When did the last shared mill close?', '1903'],
  ['Where is the wheel of the mill at Osterby?', 'museum of Lund'],
  ['What does the paper argue?', 'It argues that'],
  ['When was Karen Holm born?', null],
  ['How much did Jon Vik pay for the mill?', null],
  ['How many children did Karen Holm have?', null],
  ['Who is the director of the museum?', null],
  ['How old was Peder Holm when he died?', null],
  ['Who wrote the Tarn Charter?', null],
  ['When did Lars Dahl die?', null],
]

/** The sample document that the product comes with, its Markdown skippable as the parser has it. */
function sampleLease(): SourceText {
  const text = readFileSync(new URL('../../../../public/sample/lease.md', import.meta.url), 'utf8')
  const markup = [...text.matchAll(/^#+ |\*+/gmu)]
  const skippable = markup.map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
  return { text, pages: [], skippable, language: 'en' }
}

const SAMPLE: Planted[] = [
  ['How much notice must the tenant give?', "three months' notice"],
  ['How much notice does the landlord need to give?', "48 hours' notice"],
  ['What is the notice period?', "three months' notice"],
  ['How long is the notice period?', "three months' notice"],
  ['How can the lease be ended?', "three months' notice"],
  ['Can the tenant end the lease early?', 'Either party may end'],
  ['When does the lease end?', '28 February 2030'],
  ['How much is the rent?', '1,450 euros'],
  ['How much is the deposit and when is it repaid?', 'within sixty days'],
  ['When is the deposit repaid?', 'within sixty days'],
  ['How much time does the landlord have to begin repairs?', 'within fourteen days'],
  ['Who pays for repairs?', 'The Tenant bears small repairs'],
  ['Can the tenant sublet?', 'Subletting is not allowed'],
  ['May the tenant keep pets?', 'One dog or two cats'],
  ['What is the late fee?', '35 euros'],
  ["What is the tenant's phone number?", null],
  ["Who is the landlord's lawyer?", null],
  ['How many bedrooms does the house have?', null],
  ['How much is the parking fee?', null],
  ['How much leave does the tenant get?', null],
  ['What colour is the front door?', null],
  ['Who pays for the garden?', null],
]

const SETS: [string, SourceText, Planted[]][] = [
  ['lease-contract.txt', textFixture('lease-contract.txt', 'en'), LEASE],
  ['mill-history.txt', textFixture('mill-history.txt', 'en'), MILLS],
  ['wasserwerk.txt', textFixture('wasserwerk.txt', 'de'), WATERWORKS],
  ['library-notice.txt', textFixture('library-notice.txt', 'zh'), LIBRARY],
  ['the sample', sampleLease(), SAMPLE],
]

for (const [file, source, planted] of SETS) {
  const ask = (question: string) => analyse({ template: 'question', question, source })

  test(`${file}: what the document doesn't say is not found`, () => {
    const invented = planted.filter(([question, expected]) => expected === null && ask(question).length > 0)
    expect(invented.map(([question]) => [question, ask(question)[0]?.text])).toEqual([])
  })

  test(`${file}: what it says is never refused`, () => {
    const refused = planted.filter(([question, expected]) => expected !== null && ask(question).length === 0)
    expect(refused).toEqual([])
  })

  test(`${file}: the best sentence stands first in at least nine of ten answers`, () => {
    const answerable = planted.filter(([, expected]) => expected !== null)
    const missed = answerable.filter(
      ([question, expected]) => !ask(question)[0]?.text.includes(expected ?? ''),
    )
    const shown = missed.map(([question]) => `${question} → ${ask(question)[0]?.text}`).join('\n')
    expect(missed.length, shown).toBeLessThanOrEqual(Math.floor(answerable.length / 10))
  })
}

test('a short contract is summed up clause by clause', () => {
  const source = sampleLease()
  const clauses = source.text.match(/^## .+$/gmu)?.map((line) => line.slice(3)) ?? []
  const told = new Set(analyse({ template: 'summary', question: null, source }).map(({ section }) => section))
  expect(clauses.filter((clause) => !told.has(clause))).toEqual([])
})

test('an amount that must be paid is an obligation, where there are others', () => {
  const facts = analyse({ template: 'key_facts', question: null, source: sampleLease() })
  const sectionOf = (words: string) => facts.find(({ text }) => text.includes(words))?.section
  expect(sectionOf('liability insurance of at least 500,000 euros')).toBe('Obligations')
  expect(sectionOf('The rent is 1,450 euros')).toBe('Amounts and numbers')
})

test('who pays is answered for both parties', () => {
  const answers = analyse({ template: 'question', question: 'Who pays for repairs?', source: sampleLease() })
  expect(answers.map(({ text }) => text.slice(0, 18))).toEqual(['The Tenant bears s', 'The Landlord keeps'])
})
