import { expect, test } from 'vitest'
import { tokensOf } from './tokens.ts'

test('a guess is above what common vocabularies make of a text', () => {
  // The counts of OpenAI's o200k_base for these texts.
  expect(tokensOf('The notice period is ninety days, and the rent is 1,250 euros.')).toBeGreaterThanOrEqual(
    16,
  )
  expect(tokensOf('Срок уведомления составляет девяносто дней.')).toBeGreaterThanOrEqual(10)
  expect(tokensOf('合同的租金每月支付一次。')).toBeGreaterThanOrEqual(9)
  expect(tokensOf('')).toBe(0)
})
