import { expect, test } from 'vitest'
import { analyse } from './analyst.ts'

/** Short papers as people have them, and what they ask of these first; null: the paper doesn't say. */
const SERVICES = `This Agreement is made on 14 January 2025 between Northwind Analytics Ltd, a company registered in England with number 08812345 (the “Supplier”), and Contoso GmbH, Munich (the “Customer”).

3. Fees

The Customer shall pay a monthly fee of EUR 12,500.00. Late amounts bear interest at 4% per annum above the Bank of England base rate.

The Supplier shall tell the Customer of each fault.`

const LEASE = `Zwischen Frau Annegret Schäfer, Lindenstraße 14 (Vermieterin) und Herrn Tobias Krüger (Mieter) wird folgender Mietvertrag geschlossen.

Vermietet wird die Wohnung im Obergeschoss, bestehend aus drei Zimmern, mit einer Wohnfläche von 78,5 m².

Die Kündigungsfrist beträgt drei Monate zum Monatsende.

Die Nettokaltmiete beträgt monatlich 1.280,00 €.

Der Mieter leistet eine Kaution in Höhe von drei Nettokaltmieten, somit 3.840,00 €.

Die Haltung von Hunden bedarf der vorherigen Zustimmung der Vermieterin.

Der Mieter darf die Wohnung nur mit Erlaubnis der Vermieterin untervermieten.`

const BAIL = `Entre la société Immobilière du Parc SAS, au capital de 250 000 euros (le bailleur), et Mme Hélène Dubois, boulangère (le preneur).

Le loyer annuel est fixé à 28 800 € hors taxes.

Les grosses réparations restent à la charge du bailleur.

Le preneur ne peut percer aucun mur sans l’accord écrit du bailleur.`

const SUPPLY = `ООО «Ромашка» (Поставщик) и АО «Вектор» (Покупатель) заключили настоящий договор.

Цена договора составляет 1 875 000 рублей.

За просрочку поставки Поставщик уплачивает неустойку в размере 0,1 процента за каждый день.`

const WORK_KO = `주식회사 한빛과 김민수는 다음과 같이 근로계약을 체결한다.

계약기간은 2025년 3월 2일부터 2026년 3월 1일까지로 한다.

월 급여는 320만원으로 하며 매월 25일에 지급한다.`

const WORK_JA = `株式会社青空商事（以下「甲」という。）と山田太郎（以下「乙」という。）は、次のとおり業務委託契約を締結する。

甲は乙に対し、ウェブサイトの保守業務を委託し、乙はこれを受託する。

甲は乙に対し、委託料として月額30万円を支払う。

乙は、甲の書面による承諾なく、第三者に業務を再委託してはならない。`

const HOUSE_ZH = `出租方：王建国。

出租方将位于上海市徐汇区的房屋出租给承租方居住使用。

未经出租方书面同意，承租方不得饲养宠物。`

const INVOICE = `Keizersgracht 100, 1015 AA Amsterdam · VAT no. NL812345678B01
Invoice number: BH-2025-1043
Invoice date: 3 March 2025
Due date: 2 April 2025
Bill to: Van Dijk Marine, Rotterdam
Description Qty Unit price Amount
Mooring line, 40 m 12 89.50 1,074.00
Net 2,221.00
VAT 21% 466.41
Total due EUR 2,687.41
Please pay to IBAN NL91 ABNA 0417 1643 00. A discount of 2% applies to payments within ten
days. Goods remain our property until paid in full.`

const LICENSE = `The Northwind Foundation may publish new versions of the General License from time to time.

This specification attempts to unify the systems in use by the Desktop Group.

Each notice says that the document is released under this license.

The examples are released under a free license too.`

const HEAD_OFFICE = `The Northwind Foundation may publish new versions of the General License.

The Northwind Foundation has its office in Oslo.`

const MEMO = `Memo

From: Sarah Lindqvist

The office will be closed from 23 December to 2 January.`

test.each([
  ['en', SERVICES, 'Where is the Customer based?', 'Contoso GmbH, Munich'],
  ['en', SERVICES, 'Who is the Supplier?', 'Northwind'],
  ['de', LEASE, 'Wie lang ist die Kündigungsfrist?', 'drei Monate'],
  ['de', LEASE, 'Wie groß ist die Wohnung?', '78,5'],
  ['de', LEASE, 'Wer ist die Vermieterin?', 'Annegret Schäfer'],
  ['de', LEASE, 'Wie hoch ist die Kaltmiete?', '1.280,00'],
  ['de', LEASE, 'Wie heißt der Hausmeister?', null],
  ['fr', BAIL, 'Quel est le montant du loyer ?', '28 800'],
  ['fr', BAIL, 'Qui est le bailleur ?', 'Immobilière du Parc'],
  ['fr', BAIL, 'Quelle est la date de naissance du preneur ?', null],
  ['ru', SUPPLY, 'Какова цена договора?', '1 875 000'],
  ['ru', SUPPLY, 'Кто поставщик?', 'Ромашка'],
  ['ru', SUPPLY, 'Какой гарантийный срок?', null],
  ['ko', WORK_KO, '월 급여는 얼마입니까?', '320만원'],
  ['ko', WORK_KO, '계약기간은 언제까지입니까?', '2026년 3월 1일'],
  ['ko', WORK_KO, '휴가는 며칠입니까?', null],
  ['ja', WORK_JA, '委託料はいくらですか？', '30万円'],
  ['zh', HOUSE_ZH, '出租方是谁？', '王建国'],
  ['en', INVOICE, 'When is the invoice due?', 'Due date: 2 April 2025'],
  ['en', INVOICE, 'What is the total due?', 'EUR 2,687.41'],
  ['en', INVOICE, 'What is the VAT number?', 'NL812345678B01'],
  ['en', MEMO, 'Who wrote the memo?', null],
  ['en', LICENSE, 'Where is the Northwind Foundation based?', null],
  ['en', LICENSE, 'Who is the author of the specification?', null],
  ['en', HEAD_OFFICE, 'Where is the Northwind Foundation based?', 'in Oslo'],
])('$0: $2', (language, text, question, expected) => {
  const source = { text, pages: [], skippable: [], language }
  const [first] = analyse({ template: 'question', question, source })
  if (expected === null) expect(first?.text).toBeUndefined()
  else expect(first?.text).toContain(expected)
})

test('what is not asked for is left out where it is told', () => {
  const answers = (language: string, text: string, question: string) =>
    analyse({
      template: 'question',
      question,
      source: { text, pages: [], skippable: [], language },
    }).map((claim) => claim.text)
  expect(answers('de', LEASE, 'Wer ist die Vermieterin?')).toHaveLength(1)
  expect(answers('de', LEASE, 'Wie groß ist die Wohnung?')).toHaveLength(1)
  expect(answers('ja', WORK_JA, '委託料はいくらですか？')).toHaveLength(1)
  expect(answers('zh', HOUSE_ZH, '出租方是谁？')).toHaveLength(1)
  expect(answers('en', INVOICE, 'When is the invoice due?')).toEqual(['Due date: 2 April 2025'])
})

test('words that are struck out answer nothing', () => {
  const text = 'To all staff.\n\n~~The canteen stays open.~~ The canteen is closed from Monday on.'
  const skippable = [...text.matchAll(/~~/g)].map(({ index }) => ({ start: index, end: index + 2 }))
  const source = { text, pages: [], skippable, language: 'en' }
  const claims = analyse({ template: 'question', question: 'Is the canteen open?', source })
  expect(claims.map((claim) => claim.text)).not.toContain('The canteen stays open.')
  const told = analyse({ template: 'summary', question: null, source }).map((claim) => claim.text)
  expect(told.join()).not.toContain('stays open')
})

test('a clause’s own number is no amount', () => {
  const text = '1.1 The Supplier cleans the data.\n\n2.1 The Supplier sends 4 people to the region.'
  const source = { text, pages: [], skippable: [], language: 'en' }
  const claims = analyse({ template: 'key_facts', question: null, source })
  const amounts = claims.filter(({ section }) => section === 'Amounts and numbers').map((claim) => claim.text)
  expect(amounts).toEqual(['2.1 The Supplier sends 4 people to the region.'])
})
