import type { AnswerRequest, DraftClaim } from '../provider.ts'
import { keyFacts } from './facts.ts'
import { answerQuestion } from './question.ts'
import { type Reading, read } from './reading.ts'
import { summarise } from './summary.ts'

/** Answers with the document's own sentences; none when nothing in it answers. Pure: same request, same claims. */
export function analyse(request: AnswerRequest): DraftClaim[] {
  return [...answers(read(request.source), request)]
}

/** The same for a text that has been read, each claim as soon as it is certain. */
export function answers(
  reading: Reading,
  { template, question }: Pick<AnswerRequest, 'template' | 'question'>,
): Iterable<DraftClaim> {
  switch (template) {
    case 'summary':
      return summarise(reading)
    case 'key_facts':
      return keyFacts(reading)
    case 'question':
      return answerQuestion(reading, question ?? '')
    default:
      throw new Error(`The extractive analyst can’t do ${template}`)
  }
}
