import { isFraming } from './question-words.ts'

const SECOND = /,?\s+and\s+(?=(?:when|how|who|whom|what|where|why|which)\b)/iu
const POINTS_BACK = /\b(?:it|they|them|he|she|him|her|its|their|his)\b/iu
/** Stand in front of what is asked about: "How much is", "When does the". */
const OPENING =
  /\b(?:how|much|many|what|when|where|why|which|whom?|long|is|are|was|were|does|do|did|must|may|can|the|an?)\b/giu

/**
 * "How much is the deposit and when is it repaid?" as its two questions, with what "it" stands for: the words of the
 * first. Any other question as it is.
 */
export function partsOf(question: string): string[] {
  const [first = question, second, ...rest] = question.split(SECOND)
  if (second === undefined || rest.length > 0) return [question]
  const meant = first
    .replace(OPENING, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !isFraming(word))
  return [`${first}?`, second.replace(POINTS_BACK, `the ${meant.join(' ')}`)]
}
