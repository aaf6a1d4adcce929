import { expect, test } from 'vitest'
import { gathered } from './gather.ts'

test('what is asked for in one turn goes in one question, and each gets its own answer', async () => {
  const questions: number[][] = []
  const double = gathered(async (keys: number[]) => {
    questions.push(keys)
    return keys.map((key) => key * 2)
  }, 3)
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8])
  expect(await double(5)).toBe(10)
  expect(questions).toEqual([[1, 2, 3], [4], [5]])
})

test('a question that fails fails for all that were in it, and for nobody else', async () => {
  const even = gathered(async (keys: number[]) => {
    if (keys.some((key) => key % 2)) throw new Error('odd')
    return keys
  })
  const both = await Promise.allSettled([even(1), even(2)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await even(2)).toBe(2)
})
