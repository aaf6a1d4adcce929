import { on } from 'node:events'
import type { Analyst, AnswerEvent, AnswerRequest } from '../provider.ts'
import { keepThread, type ThreadMessage, takeThread } from './threads.ts'

/**
 * The built-in analyst: needs no key and no network, and answers with the document's own sentences or "not found".
 * It works in a thread of its own, so that the process goes on meanwhile; aborting ends the thread. A thread that is
 * done waits a while, so that the next question to the same text need not read it again.
 */
export const extractive: Analyst = {
  kind: 'analyst',
  id: 'extractive',
  label: 'Extractive (built in)',
  description: 'The document’s own sentences; nothing leaves this server.',
  local: true,
  answer,
}

async function* answer(request: AnswerRequest, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  signal.throwIfAborted()
  const thread = takeThread()
  let done = false
  try {
    const messages = on(thread, 'message', { signal, close: ['exit'] })
    thread.postMessage(request)
    for await (const [message] of messages as AsyncIterable<[ThreadMessage]>) {
      done = message === 'done'
      if (message === 'done') break
      yield message
    }
    if (!done) throw new Error('The thread ended before its answer')
  } catch (cause) {
    signal.throwIfAborted()
    throw cause
  } finally {
    if (done) keepThread(thread)
    else await thread.terminate()
  }
}
