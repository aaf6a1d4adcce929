import { expect, test } from 'vitest'
import { readQuestions, readTexts } from './questions.ts'

const texts = readTexts()
const questions = readQuestions()

test('there are at least 150 questions, each asked once', () => {
  expect(new Set(questions.map(({ question }) => question)).size).toBe(questions.length)
  expect(questions.length).toBeGreaterThanOrEqual(150)
})

test.each(questions)('$question: its quote stands in its text, once', ({ text, quote }) => {
  expect(texts.get(text)?.split(quote)).toHaveLength(2)
})
