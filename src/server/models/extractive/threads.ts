import { Worker } from 'node:worker_threads'
import type { AnswerEvent } from '../provider.ts'

/** What a thread says: the events of an answer, then that it is done. */
export type ThreadMessage = AnswerEvent | 'done'

/** Megabytes that a thread may take before it is ended: a book of 700,000 characters takes about 150. */
const MOST_MEMORY_MB = 768
/** How long a thread waits for the next question to the text it has read. */
const IDLE_MS = 60_000

let idle: Worker | null = null
let expiry: NodeJS.Timeout | undefined

/** The one that waits, with the last text read, or a new one. */
export function takeThread(): Worker {
  const thread = idle ?? startThread()
  if (thread === idle) forgetIdle()
  thread.ref()
  return thread
}

/** Keeps a thread that is done, in the place of the one that waits; neither holds the process. */
export function keepThread(thread: Worker): void {
  void idle?.terminate()
  forgetIdle()
  idle = thread
  thread.unref()
  expiry = setTimeout(() => void thread.terminate(), IDLE_MS).unref()
}

function forgetIdle(): void {
  clearTimeout(expiry)
  idle = null
}

function startThread(): Worker {
  const thread = new Worker(new URL('./thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  })
  // After an abort nobody waits for the thread any more; an error of its last moments must not end the process.
  thread.on('error', () => {})
  thread.on('exit', () => {
    if (thread === idle) forgetIdle()
  })
  return thread
}
