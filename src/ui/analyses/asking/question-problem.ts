import { MAX_QUESTION } from '#contracts/analysis.ts'
import type { ErrorCode } from '#contracts/error.ts'

/** What is wrong with a question for a template, by the code that the server would answer. */
export function questionProblem(question: string, needsQuestion: boolean): ErrorCode | null {
  if (question.length > MAX_QUESTION) return 'analysis.question_too_long'
  if (needsQuestion && question.trim() === '') return 'analysis.question_missing'
  return null
}
