import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { AnswerEvent, AnswerRequest, Provider } from '../provider.ts'

/** Megabytes that a thread may take before it is ended: a book of 700,000 characters takes about 150. */
const MOST_MEMORY_MB = 768

/**
 * The built-in analyst: needs no key and no network, and answers with the document's own sentences or "not found".
 * It works in a thread of its own, so that the process goes on meanwhile; aborting ends the thread.
 */
export const extractive: Provider = {
  id: 'extractive',
  label: 'Extractive (built in)',
  local: true,
  answer,
}

async function* answer(request: AnswerRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  signal.throwIfAborted()
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: request,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  const events: AnswerEvent[] = []
  let wake = () => {}
  let ended = false
  thread.on('message', (event: AnswerEvent) => {
    events.push(event)
    wake()
  })
  const exit = once(thread, 'exit', { signal }).finally(() => {
    ended = true
    wake()
  })
  exit.catch(() => {})
  // After an abort nobody waits for the thread any more; an error of its last moments must not end the process.
  thread.on('error', () => {})
  try {
    while (true) {
      for (let event = events.shift(); event; event = events.shift()) yield event
      signal.throwIfAborted()
      if (ended) break
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
    await exit
  } finally {
    await thread.terminate()
  }
}
