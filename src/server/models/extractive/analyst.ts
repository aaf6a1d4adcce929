import type { AnswerRequest, DraftClaim } from '../provider.ts'
import { keyFacts } from './facts.ts'
import { answerQuestion } from './question.ts'
import { read } from './reading.ts'
import { summarise } from './summary.ts'

/** Answers with the document's own sentences; none when nothing in it answers. Pure: same request, same claims. */
export function analyse({ template, question, source }: AnswerRequest): DraftClaim[] {
  const reading = read(source)
  switch (template) {
    case 'summary':
      return summarise(reading)
    case 'key_facts':
      return keyFacts(reading)
    case 'question':
      return answerQuestion(reading, question ?? '')
  }
}
