import { afterAll, expect, test } from 'vitest'
import { rendition } from '#server/documents/read.ts'
import { runAttempt } from '#server/jobs/attempt.ts'
import { testApp } from '#test/app.ts'
import { makePdf } from '#test/pdf.ts'
import { png, scan } from '#test/scans.ts'
import { ingest } from './ingest.ts'
import { parseLimits } from './limits.ts'
import { openParsers } from './pool.ts'

const app = await testApp()
const { user, caller } = await app.signUp('ada')
const parsers = openParsers({ limits: parseLimits(app.deps.env), waiting: 0 })
afterAll(() => parsers.close())

test('an image is read, and a PDF made of it is kept to be shown to its owner', async () => {
  const letter = makePdf({ pages: [{ lines: [{ x: 72, y: 700, text: 'The tenant shall pay the rent.' }] }] })
  const { documentId, jobId } = await app.upload(user, 'letter.png', png(await scan(letter)))
  const signal = new AbortController().signal
  const delivery = { payload: { jobId }, retry: 0, signal, isStopping: () => false, again: async () => {} }
  await runAttempt(app.deps, {
    delivery,
    retryLimit: 2,
    work: (attempt) => ingest({ ...app.deps, parsers }, attempt),
  })
  const { state, text } = await caller.documents.get({ id: documentId })
  expect(state).toBe('ready')
  expect(text).toMatchObject({ rendition: true, coverage: { ocr: 1, ocrLanguages: ['eng'] } })
  const shown = await rendition(app.deps, { userId: user.id, id: documentId })
  const pieces: Uint8Array[] = []
  for await (const piece of shown.bytes) pieces.push(piece)
  expect(Buffer.concat(pieces).toString('latin1', 0, 5)).toBe('%PDF-')
  const bob = await app.signUp('bob')
  const asBob = rendition(app.deps, { userId: bob.user.id, id: documentId })
  await expect(asBob).rejects.toMatchObject({ code: 'document.not_found' })
}, 120_000)
