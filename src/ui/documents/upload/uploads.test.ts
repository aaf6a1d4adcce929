import { expect, test } from 'vitest'
import { MAX_FILE_BYTES, type Uploaded } from '#contracts/document.ts'
import { problemOf } from '#ui/api/errors.ts'
import type { Send } from './send.ts'
import { createUploads } from './uploads.ts'

const JOB = '00000000-0000-4000-8000-000000000000'

/** A server that answers when told to. */
function slowServer() {
  const calls: Array<{
    name: string
    signal: AbortSignal
    answer: (uploaded: Uploaded) => void
    refuse: (error: unknown) => void
    progress: (value: number) => void
  }> = []
  const send: Send = (file, { signal, onProgress }) =>
    new Promise((answer, refuse) => {
      signal.addEventListener('abort', () => refuse(null))
      calls.push({ name: file.name, signal, answer, refuse, progress: onProgress })
    })
  return { calls, send }
}

const file = (name: string, size = 3) => ({ name, size }) as File
const settle = () => new Promise((resolve) => setTimeout(resolve))
const phases = (uploads: ReturnType<typeof createUploads>) => uploads.snapshot().map(({ phase }) => phase.is)

test('three files are sent at a time, the next as soon as one is done', async () => {
  const { calls, send } = slowServer()
  const uploads = createUploads({ send })
  uploads.add(['a', 'b', 'c', 'd'].map((name) => file(name)))
  expect(calls.map(({ name }) => name)).toEqual(['a', 'b', 'c'])

  calls[1]?.answer({ documentId: 1, jobId: JOB })
  await settle()
  expect(calls.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd'])
  expect(phases(uploads)).toEqual(['sending', 'sent', 'sending', 'sending'])
})

test('what the server would refuse for its size is not sent', () => {
  const { calls, send } = slowServer()
  const uploads = createUploads({ send })
  uploads.add([file('empty', 0), file('huge', MAX_FILE_BYTES + 1), file('just', MAX_FILE_BYTES)])
  expect(calls.map(({ name }) => name)).toEqual(['just'])
  expect(uploads.snapshot().map(({ phase }) => phase.is === 'failed' && phase.error?.code)).toEqual([
    'document.empty',
    'document.too_large',
    false,
  ])
})

test('a file that is larger than this installation takes is refused in its words', () => {
  const { calls, send } = slowServer()
  let limit = 2_097_152
  const uploads = createUploads({ send, maxBytes: () => limit })
  uploads.add([file('over', limit + 1)])
  limit = 1_000
  uploads.add([file('over too', 1_001)])
  expect(calls).toEqual([])
  const messages = uploads
    .snapshot()
    .map(({ phase }) => phase.is === 'failed' && problemOf(phase.error).message)
  expect(messages).toEqual(['This file is larger than 2 MiB.', 'This file is larger than 1,000 bytes.'])
})

test('a cancelled upload ends its request, stays cancelled and lets the next one in', async () => {
  const { calls, send } = slowServer()
  const uploads = createUploads({ send, parallel: 1 })
  uploads.add([file('a'), file('b')])
  uploads.cancel(1)
  calls[0]?.progress(0.9)
  await settle()
  expect(calls[0]?.signal.aborted).toBe(true)
  expect(phases(uploads)).toEqual(['cancelled', 'sending'])
})

test('one that was still waiting is never sent', async () => {
  const { calls, send } = slowServer()
  const uploads = createUploads({ send, parallel: 1 })
  uploads.add([file('a'), file('b')])
  uploads.cancel(2)
  calls[0]?.answer({ documentId: 1, jobId: JOB })
  await settle()
  expect(calls).toHaveLength(1)
})

test('a broken connection can be tried again', async () => {
  const { calls, send } = slowServer()
  const uploads = createUploads({ send })
  uploads.add([file('a')])
  calls[0]?.refuse(null)
  await settle()
  expect(uploads.snapshot()[0]?.phase).toEqual({ is: 'failed', error: null })

  uploads.again(1)
  expect(phases(uploads)).toEqual(['sending'])
  expect(calls).toHaveLength(2)
})

test('the list is told of what arrived', async () => {
  const { calls, send } = slowServer()
  const sent: Uploaded[] = []
  createUploads({ send, onSent: (uploaded) => sent.push(uploaded) }).add([file('a')])
  calls[0]?.answer({ documentId: 7, jobId: JOB })
  await settle()
  expect(sent).toEqual([{ documentId: 7, jobId: JOB }])
})

test('what is out of sight stays out of sight', async () => {
  const { calls, send } = slowServer()
  const uploads = createUploads({ send })
  uploads.add([file('a')])
  uploads.forget([1])
  calls[0]?.progress(0.5)
  expect(uploads.snapshot()).toEqual([])
})
