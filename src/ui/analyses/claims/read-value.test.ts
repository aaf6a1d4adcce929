import { expect, test } from 'vitest'
import { readAmount, readDate } from './read-value.ts'

const day = (text: string, language: string | null) => {
  const date = readDate(text, language)
  return date === null ? null : new Date(date).toISOString().slice(0, 10)
}

test.each([
  ['on 2027-05-03', 'en', '2027-05-03'],
  ['by 3 May 2027 at noon', 'en', '2027-05-03'],
  ['May 3, 2027', 'en', '2027-05-03'],
  ['by May 2027', 'en', '2027-05-01'],
  ['the 21st of March, 2026', 'en', '2026-03-21'],
  ['5/3/2027', 'en', '2027-05-03'],
  ['25/3/2027', 'en', '2027-03-25'],
  ['03.05.2027', 'de', '2027-05-03'],
  ['bis 3. März 2027', 'de', '2027-03-03'],
  ['le 1er août 2026', 'fr', '2026-08-01'],
  ['5/3/2027', 'fr', '2027-03-05'],
  ['3 de mayo de 2027', 'es', '2027-05-03'],
  ['3 мая 2027 г.', 'ru', '2027-05-03'],
  ['2027年5月3日', 'ja', '2027-05-03'],
  ['during 2026', null, '2026-01-01'],
  ['May 3, 2027', 'de', '2027-05-03'],
  ['within 30 days', 'en', null],
  ['you may pay', 'en', null],
  ['99/99/2027', 'en', '2027-01-01'],
  ['', 'nonsense language!', null],
])('a date in "%s" (%s) is %s', (text, language, expected) => {
  expect(day(text, language)).toBe(expected)
})

test.each([
  ['1,250 euros', 'en', 1250],
  ['€ 1.250,50', 'de', 1250.5],
  ['1.250', 'de', 1250],
  ['1.250', 'en', 1.25],
  ['1,250,000.00', 'en', 1_250_000],
  ['12,5 %', 'fr', 12.5],
  ["CHF 12'500.20", 'de', 12_500.2],
  ['1 250,00 €', 'fr', 1250],
  ['2.5 million dollars', 'en', 2_500_000],
  ['−5 °C', 'en', -5],
  ['about 30', null, 30],
  ['nothing', 'en', null],
])('the amount in "%s" (%s) is %d', (text, language, expected) => {
  expect(readAmount(text, language)).toBe(expected)
})
