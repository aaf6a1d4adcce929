import { afterAll, expect, test } from 'vitest'
import { type Attempt, runAttempt } from '#server/jobs/attempt.ts'
import { cancel } from '#server/jobs/cancel.ts'
import { retry } from '#server/jobs/retry.ts'
import { sweepReadings } from '#server/jobs/sweep.ts'
import type { Embedder } from '#server/models/embeddings/embedder.ts'
import { AppError } from '#server/platform/errors.ts'
import { testApp } from '#test/app.ts'
import { ingest } from './ingest.ts'
import { parseLimits } from './limits.ts'
import { openParsers } from './pool.ts'

const app = await testApp()
const { user, caller } = await app.signUp('ada')
const { db } = app.deps
const parsers = openParsers({ limits: parseLimits(app.deps.env), waiting: 1 })
afterAll(() => parsers.close())
let count = 0

type IngestDeps = Parameters<typeof ingest>[0]

/** A text of three chunks or so, and different each time. */
async function upload() {
  count += 1
  const content = `# Lease ${count}\n\n${'The tenant pays the rent on the first day of each month. '.repeat(50)}`
  return app.upload(user, `${count}.md`, content)
}

/** One delivery of a job, read by `ingest`; `around` may stand between it and its attempt or services. */
function deliver(
  jobId: string,
  around: { attempt?: (attempt: Attempt) => Attempt; deps?: Partial<IngestDeps>; retried?: number } = {},
) {
  const signal = new AbortController().signal
  const delivery = {
    payload: { jobId },
    retry: around.retried ?? 0,
    signal,
    isStopping: () => false,
    again: async () => {},
  }
  return runAttempt(app.deps, {
    delivery,
    retryLimit: 2,
    work: (attempt) => ingest({ ...app.deps, parsers, ...around.deps }, around.attempt?.(attempt) ?? attempt),
  })
}

/** An attempt whose worker dies before its n-th write, or right after it; counts the writes. */
function dying(attempt: Attempt, at: number, when: 'before' | 'after') {
  const writes = { count: 0 }
  const around =
    <Args extends unknown[]>(write: (...args: Args) => Promise<void>) =>
    async (...args: Args) => {
      writes.count += 1
      if (writes.count === at && when === 'before') throw new Error('killed')
      await write(...args)
      if (writes.count === at) throw new Error('killed')
    }
  return { writes, attempt: { ...attempt, report: around(attempt.report), step: around(attempt.step) } }
}

const jobOf = (id: string) => db.job.findUniqueOrThrow({ where: { id } })
const textsOf = (documentId: number) =>
  db.documentText.findMany({
    where: { documentId },
    include: { _count: { select: { pageRows: true, chunks: true } } },
  })
const stagesOf = async (jobId: string, attempt: number) =>
  (await db.jobEvent.findMany({ where: { jobId, attempt }, orderBy: { id: 'asc' } })).map((row) => row.stage)
const found = async () => {
  const { hits } = await caller.search.query({ query: 'tenant', limit: 50 })
  return new Set(hits.map((hit) => hit.documentId))
}

const STAGES = ['validated', 'parsing', 'parsed', 'chunking', 'chunked', 'embedding', 'embedded']

test('a reading goes through its stages, and tells what each has made and how long it took', async () => {
  const { jobId, documentId } = await upload()
  await deliver(jobId)
  const { job, events } = await caller.jobs.get({ id: jobId })
  expect(job).toMatchObject({ state: 'done', attempts: 1, document: { id: documentId } })
  expect(events.map((event) => event.stage)).toEqual(['queued', 'started', ...STAGES, 'embedded'])
  const counts = Object.assign({}, ...events.map((event) => event.counts))
  const [text] = await textsOf(documentId)
  expect(counts).toEqual({ pages: 1, characters: text?.content.length, chunks: text?._count.chunks })
  expect(events.slice(1).every((event) => (event.durationMs ?? -1) >= 0)).toBe(true)
  expect(events[0]?.durationMs).toBeNull()
})

test.each(
  STAGES.flatMap((_, index) => [
    { write: index + 1, stage: STAGES[index], when: 'before' as const },
    { write: index + 1, stage: STAGES[index], when: 'after' as const },
  ]),
)(
  'a worker that dies $when it writes “$stage” costs nothing that was done',
  async ({ write, stage, when }) => {
    const { jobId, documentId } = await upload()
    const killed = deliver(jobId, { attempt: (attempt) => dying(attempt, write, when).attempt })
    await expect(killed).rejects.toMatchObject({ code: 'service.unexpected' })
    expect(await found()).not.toContain(documentId)

    await deliver(jobId, { retried: 1 })
    expect(await jobOf(jobId)).toMatchObject({ state: 'done', attempts: 2 })
    const texts = await textsOf(documentId)
    expect(texts).toHaveLength(1)
    expect(texts[0]).toMatchObject({ stage: 'embedded', version: 1, _count: { pageRows: 1 } })
    expect(texts[0]?.readyAt).not.toBeNull()
    const ordinals = await db.chunk.findMany({
      where: { textId: texts[0]?.id ?? 0 },
      select: { ordinal: true },
    })
    expect(ordinals.length).toBeGreaterThan(2)
    expect(new Set(ordinals.map((row) => row.ordinal)).size).toBe(ordinals.length)
    expect(await found()).toContain(documentId)

    const again = await stagesOf(jobId, 2)
    const kept = STAGES.indexOf(stage ?? '') + (when === 'after' ? 1 : 0)
    expect(again.includes('parsing')).toBe(kept < STAGES.indexOf('parsed') + 1)
    expect(again.includes('chunking')).toBe(kept < STAGES.indexOf('chunked') + 1)
  },
)

test.each(STAGES)(
  'cancelled at “%s”, nothing of it stays or is found; tried again, it is read',
  async (stage) => {
    const { jobId, documentId } = await upload()
    await deliver(jobId, {
      attempt: (attempt) => {
        const stop = async () => void (await cancel(app.deps, { userId: user.id, id: jobId }))
        return {
          ...attempt,
          report: async (name, progress, counts) => {
            await attempt.report(name, progress, counts)
            if (name === stage) await stop()
          },
          // In the midst of a long transaction: cancelling does not wait for it.
          step: (name, progress, work) =>
            attempt.step(name, progress, async (tx) => {
              const made = await work(tx)
              if (name === stage) await stop()
              return made
            }),
        }
      },
    })
    expect(await jobOf(jobId)).toMatchObject({ state: 'cancelled' })
    expect(await textsOf(documentId)).toEqual([])
    expect(await found()).not.toContain(documentId)
    expect((await caller.documents.get({ id: documentId })).state).toBe('cancelled')

    await retry(app.deps, { userId: user.id, id: jobId })
    await deliver(jobId)
    expect(await found()).toContain(documentId)
  },
)

test('a poison file is tried three times, then given up, and leaves nothing; the next one is read', async () => {
  const poison = await upload()
  const killed = (attempt: Attempt): Attempt => ({
    ...attempt,
    report: async (stage, ...rest) => {
      if (stage === 'chunking') throw new Error('killed')
      await attempt.report(stage, ...rest)
    },
  })
  for (const retried of [0, 1, 2])
    await deliver(poison.jobId, { attempt: killed, retried }).catch(() => undefined)
  expect(await jobOf(poison.jobId)).toMatchObject({ state: 'deadletter', attempts: 3 })
  expect(await textsOf(poison.documentId)).toEqual([])
  const fine = await upload()
  await deliver(fine.jobId)
  expect(await found()).toContain(fine.documentId)

  const damaged = await upload()
  const refused = () => Promise.reject(new AppError('document.damaged'))
  await deliver(damaged.jobId, { attempt: (attempt) => ({ ...attempt, report: refused }) })
  expect((await jobOf(damaged.jobId)).state).toBe('deadletter')

  expect((await caller.jobs.list()).failed).toBe(1) // the damaged one would end in the same way
  expect(await caller.jobs.retryFailed()).toEqual({ retried: 1 })
  await deliver(poison.jobId)
  expect(await found()).toContain(poison.documentId)
})

test('a half-read text whose reading was cancelled while its worker died is swept up, one under way is not', async () => {
  const left = await upload()
  await deliver(left.jobId, { attempt: (attempt) => dying(attempt, 3, 'after').attempt }).catch(
    () => undefined,
  )
  const underWay = await upload()
  await deliver(underWay.jobId, { attempt: (attempt) => dying(attempt, 3, 'after').attempt }).catch(
    () => undefined,
  )
  expect(await textsOf(left.documentId)).toHaveLength(1)
  await db.job.update({ where: { id: left.jobId }, data: { state: 'cancelled' } })
  expect(await sweepReadings(app.deps)).toBe(1)
  expect(await textsOf(left.documentId)).toEqual([])
  expect(await textsOf(underWay.documentId)).toHaveLength(1)
  await deliver(underWay.jobId, { retried: 1 })
  expect(await sweepReadings(app.deps)).toBe(0)
  expect(await found()).toContain(underWay.documentId)
})

test('an attempt that slept while another finished the reading writes nothing', async () => {
  const { jobId, documentId } = await upload()
  await deliver(jobId, {
    attempt: (attempt) => ({
      ...attempt,
      step: async (...step) => {
        await deliver(jobId)
        await attempt.step(...step)
      },
    }),
  })
  expect(await jobOf(jobId)).toMatchObject({ state: 'done', attempts: 2 })
  expect(await textsOf(documentId)).toHaveLength(1)
})

test('an embedding model that fails costs no reading: words are found at once, meaning is left to a job', async () => {
  const { jobId, documentId } = await upload()
  const embedder: Embedder = {
    ...{ model: 'm', local: true, batch: 8, healthy: () => true },
    embed: () => Promise.reject(new AppError('service.embedding_unavailable')),
  }
  await deliver(jobId, { deps: { embedder } })
  expect(await jobOf(jobId)).toMatchObject({ state: 'done', stage: 'embedding' })
  expect(await found()).toContain(documentId)
  expect(await textsOf(documentId)).toMatchObject([{ stage: 'chunked' }])
  expect(await db.job.findMany({ where: { documentId, kind: 'embed' } })).toHaveLength(1)
})
