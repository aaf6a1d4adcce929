import { expect, test } from 'vitest'
import { detectLanguage } from './language.ts'

test.each([
  ['en', 'The tenant shall pay the rent on the first day of each month, without delay or deduction.'],
  ['de', 'Der Mieter zahlt die Miete am ersten Tag jedes Monats, ohne Verzug und ohne Abzug.'],
  ['fr', 'Le locataire paie le loyer le premier jour de chaque mois, sans retard et sans déduction.'],
  ['ru', 'Арендатор обязан своевременно вносить плату за пользование имуществом и содержать его.'],
  ['zh', '承租人应当按照约定的期限支付租金，并妥善保管租赁物。'],
])('%s is recognised', async (language, text) => {
  expect(await detectLanguage(text)).toBe(language)
})

test('numbers, codes and nothing are no language', async () => {
  expect(await detectLanguage('12 345.67 | 89-01 | X7')).toBeNull()
  expect(await detectLanguage('')).toBeNull()
})

test('a long text is judged by its body, not by a title page in another language', async () => {
  const title = 'The Annual Report of the Company and its Subsidiaries. '.repeat(20)
  const body = 'Der Vorstand berichtet über das vergangene Geschäftsjahr und seine wichtigsten Ereignisse. '
  expect(await detectLanguage(title + body.repeat(300))).toBe('de')
})
