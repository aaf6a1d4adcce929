/** A thread of `extractive`: answers one request after the other, and remembers how it read the last text. */
import { parentPort } from 'node:worker_threads'
import type { AnswerRequest, SourceText } from '../provider.ts'
import { answers } from './analyst.ts'
import { type Reading, read } from './reading.ts'
import type { ThreadMessage } from './threads.ts'

/** Characters of a text whose reading is kept: some 200 bytes each. */
const MOST_KEPT = 1_500_000

let last: Reading | null = null

parentPort?.on('message', ({ source, template, question }: AnswerRequest) => {
  const reading = last && isSame(last.source, source) ? last : read(source)
  last = source.text.length <= MOST_KEPT ? reading : null
  let found = false
  for (const claim of answers(reading, { template, question })) {
    found = true
    post({ type: 'claim', claim })
  }
  if (!found) post({ type: 'not_found' })
  post('done')
})

function post(message: ThreadMessage): void {
  parentPort?.postMessage(message)
}

function isSame(a: SourceText, b: SourceText): boolean {
  return (
    a.text === b.text &&
    a.language === b.language &&
    JSON.stringify(a.skippable) === JSON.stringify(b.skippable)
  )
}
