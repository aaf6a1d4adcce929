import { expect, test } from 'vitest'
import { cancel } from '#server/jobs/cancel.ts'
import { codeOf, settled, testApp } from '#test/app.ts'

const app = await testApp()
const { user, caller } = await app.signUp('ada')
await app.startWorker()
const { db } = app.deps

const ended = (id: string) => settled(() => caller.jobs.get({ id }).then(({ job }) => job.state))
const search = async (query: string) => (await caller.search.query({ query })).hits

test('a document read anew has a new text, and answers keep the one that they quote', async () => {
  const id = await app.ready(user, 'lease.md', 'The notice period is 90 days. The rent is due on the first.')
  const { analysisId } = await caller.analyses.ask({
    ...{ documentId: id, template: 'question' },
    question: 'How long is the notice period?',
  })
  await settled(async () => (await caller.analyses.get({ id: analysisId })).state)
  const before = await caller.analyses.get({ id: analysisId })
  const old = (await caller.documents.get({ id })).text

  const job = await caller.documents.reprocess({ id, ocrLanguages: ['deu'] })
  expect(await ended(job.id)).toBe('done')

  const now = (await caller.documents.get({ id })).text
  expect(now?.version).toBe((old?.version ?? 0) + 1)
  expect(await db.documentText.findUniqueOrThrow({ where: { id: now?.id ?? 0 } })).toMatchObject({
    jobId: job.id,
    settings: { ocrLanguages: ['deu'] },
  })
  const hits = await search('notice period')
  expect(hits.map((hit) => hit.textId)).toEqual([now?.id])

  const after = await caller.analyses.get({ id: analysisId })
  expect(after.runs).toEqual(before.runs)
  expect(after.runs[0]?.textId).toBe(old?.id)
  const { start, end, exact, page } = after.runs[0]?.claims[0]?.citations[0] ?? {}
  const shown = await caller.documents.page({ id, textId: old?.id ?? 0, page: page ?? 1 })
  expect(shown.text.slice((start ?? 0) - shown.start, (end ?? 0) - shown.start)).toBe(exact)
})

test('it stays ready and searchable while it is read, and when that is cancelled or fails', async () => {
  const id = await app.ready(user, 'canary.md', 'The canary sings at four.')
  const first = await caller.documents.get({ id })
  const job = await caller.documents.reprocess({ id })
  expect((await caller.documents.get({ id })).state).toBe('ready')
  await cancel(app.deps, { userId: user.id, id: job.id }).catch(() => undefined)
  await ended(job.id)
  expect((await caller.documents.get({ id })).state).toBe('ready')
  expect(await search('canary')).toHaveLength(1)

  const { blobId } = await db.document.findUniqueOrThrow({ where: { id } })
  await db.blobPiece.updateMany({
    where: { blobId },
    data: { bytes: new Uint8Array('The canary sings at four.'.length) },
  })
  const broken = await caller.documents.reprocess({ id })
  expect(await ended(broken.id)).toBe('deadletter')
  expect(await caller.documents.get({ id })).toMatchObject({
    ...{ state: 'ready', error: null, jobState: 'deadletter', sha256: first.sha256 },
  })
  expect((await caller.jobs.get({ id: broken.id })).job.lastError).toBe('document.damaged')
  expect(await search('canary')).toHaveLength(1)
})

test('it is read once at a time, and not out of the trash', async () => {
  const id = await app.ready(user, 'once.md', 'Only once at a time.')
  const results = await Promise.allSettled([1, 2, 3].map(() => caller.documents.reprocess({ id })))
  const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value.id] : []))
  expect(done).toHaveLength(1)
  const refused = results.find((result) => result.status === 'rejected')
  expect(await codeOf(Promise.reject(refused?.reason))).toBe('document.being_read')
  await ended(done[0] ?? '')
  await caller.documents.remove({ id })
  expect(await codeOf(caller.documents.reprocess({ id }))).toBe('document.in_trash')
})

test('an older reading is not tried again once there is a newer one', async () => {
  const { documentId, jobId } = await app.upload(user, 'older.md', 'An older reading.')
  await cancel(app.deps, { userId: user.id, id: jobId }).catch(() => undefined)
  await ended(jobId)
  const job = await caller.documents.reprocess({ id: documentId })
  await ended(job.id)
  expect(await codeOf(caller.jobs.retry({ id: jobId }))).toBe('job.not_retryable')
})
