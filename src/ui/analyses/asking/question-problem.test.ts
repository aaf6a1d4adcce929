import { expect, test } from 'vitest'
import { questionProblem } from './question-problem.ts'

test('a question is missing only where the template needs one', () => {
  expect(questionProblem('  ', true)).toBe('analysis.question_missing')
  expect(questionProblem('', false)).toBeNull()
})

test('4,000 characters are enough, one more is too many', () => {
  expect(questionProblem('x'.repeat(4_000), true)).toBeNull()
  expect(questionProblem('x'.repeat(4_001), true)).toBe('analysis.question_too_long')
})
