import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { AppError } from '#server/platform/errors.ts'
import { testApp } from '#test/app.ts'
import { type Attempt, giveUp, runAttempt } from './attempt.ts'
import { cancel } from './cancel.ts'
import { retry } from './retry.ts'

const app = await testApp()
const { user } = await app.signUp('ada')
let count = 0

async function newJob() {
  count += 1
  const { jobId, documentId } = await app.upload(user, `${count}.txt`, `text number ${count}`)
  return { id: jobId, documentId }
}

/** The jobs that were put back into their queue. */
const handedBack: string[] = []

function deliver(
  jobId: string,
  work: (attempt: Attempt) => Promise<void>,
  {
    retry = 0,
    perUser,
    isStopping = () => false,
  }: { retry?: number; perUser?: number; isStopping?: () => boolean } = {},
) {
  const again = async () => void handedBack.push(jobId)
  const delivery = { payload: { jobId }, retry, signal: new AbortController().signal, isStopping, again }
  return runAttempt(app.deps, {
    delivery,
    retryLimit: 2,
    perUser,
    work: async (attempt) => {
      await work(attempt)
      return async () => undefined
    },
  })
}

const jobOf = (id: string) => app.deps.db.job.findUniqueOrThrow({ where: { id } })
const documentOf = (id: number) => app.deps.db.document.findUniqueOrThrow({ where: { id } })
const nothing = async () => undefined

test('work that returns ends the job as done, and its document as ready', async () => {
  const { id, documentId } = await newJob()
  await deliver(id, nothing)
  expect(await jobOf(id)).toMatchObject({ state: 'done', progress: 1, attempts: 1 })
  expect(await documentOf(documentId)).toMatchObject({ state: 'ready', error: null })
})

test('a fault of the file ends the job at once, with its reason', async () => {
  const { id, documentId } = await newJob()
  await deliver(id, () => Promise.reject(new AppError('document.encrypted')))
  expect(await jobOf(id)).toMatchObject({ state: 'deadletter', lastError: 'document.encrypted' })
  expect(await documentOf(documentId)).toMatchObject({ state: 'failed', error: 'document.encrypted' })
})

test('a fault of ours is tried again, and given up after the third time', async () => {
  const { id, documentId } = await newJob()
  const broken = () => Promise.reject(new Error('a bug'))
  await expect(deliver(id, broken)).rejects.toMatchObject({ code: 'service.unexpected' })
  expect((await jobOf(id)).state).toBe('retryable')
  expect((await documentOf(documentId)).state).toBe('processing')
  await expect(deliver(id, broken, { retry: 1 })).rejects.toThrow()
  await deliver(id, broken, { retry: 2 })
  expect(await jobOf(id)).toMatchObject({ state: 'deadletter', attempts: 3 })
})

test('what a stopping worker breaks off is delivered as if for the first time, also the third time', async () => {
  const { id, documentId } = await newJob()
  const interrupted = () => Promise.reject(new DOMException('stopped', 'AbortError'))
  await deliver(id, interrupted, { retry: 2, isStopping: () => true })
  expect(await jobOf(id)).toMatchObject({ state: 'retryable', lastError: 'job.interrupted' })
  expect((await documentOf(documentId)).state).toBe('processing')
  expect(handedBack).toContain(id)
})

test('a fault of the file ends a job in a stopping worker too', async () => {
  const { id } = await newJob()
  const damaged = () => Promise.reject(new AppError('document.damaged'))
  await deliver(id, damaged, { isStopping: () => true })
  expect((await jobOf(id)).state).toBe('deadletter')
  expect(handedBack).not.toContain(id)
})

test('an attempt that slept while another took over writes nothing', async () => {
  const { id } = await newJob()
  let stale: Attempt | undefined
  let wakeUp: () => void = () => undefined
  const slept = deliver(id, async (attempt) => {
    stale = attempt
    await new Promise<void>((resolve) => {
      wakeUp = resolve
    })
  })
  await expect.poll(() => stale).toBeDefined()
  await deliver(id, nothing)
  await expect(stale?.report('parsing', 0.5)).rejects.toThrow()
  wakeUp()
  await slept
  expect(await jobOf(id)).toMatchObject({ state: 'done', attempts: 2, stage: 'started' })
})

/** What the queue says of a job whose worker has it, or has died with it. */
const setMessage = (jobId: string, state: 'active' | 'retry') =>
  app.deps.db.$executeRaw`
    UPDATE pgboss.job SET state = ${state}::pgboss.job_state WHERE data->>'jobId' = ${jobId}`

test('a job waits for its turn while its user has enough at work', async () => {
  const [first, second] = [await newJob(), await newJob()]
  await setMessage(first.id, 'active')
  let waited: Promise<void> | undefined
  await deliver(first.id, async () => {
    waited = deliver(second.id, nothing, { perUser: 1 })
    await expect(Promise.race([waited, pause(600, 'waits')])).resolves.toBe('waits')
    expect((await jobOf(second.id)).state).toBe('queued')
  })
  await waited
  expect((await jobOf(second.id)).state).toBe('done')
})

test('a job that waits for its turn in a stopping worker waits in another', async () => {
  const [first, second] = [await newJob(), await newJob()]
  await setMessage(first.id, 'active')
  await deliver(first.id, () => deliver(second.id, nothing, { perUser: 1, isStopping: () => true }))
  expect((await jobOf(second.id)).state).toBe('queued')
  expect(handedBack).toContain(second.id)
})

test('a job whose worker died takes nobody’s turn, and two of them don’t wait for each other', async () => {
  const [first, second, third] = [await newJob(), await newJob(), await newJob()]
  const died = [first.id, second.id]
  await app.deps.db.job.updateMany({ where: { id: { in: died } }, data: { state: 'working', attempts: 1 } })
  for (const id of died) await setMessage(id, 'retry')
  await deliver(third.id, nothing, { perUser: 1 })
  expect((await jobOf(third.id)).state).toBe('done')
  for (const id of died) await setMessage(id, 'active')
  await Promise.all(died.map((id) => deliver(id, nothing, { perUser: 1 })))
  expect(await Promise.all(died.map(async (id) => (await jobOf(id)).state))).toEqual(['done', 'done'])
})

test('cancelling stops the attempt at work, which then writes nothing', async () => {
  const { id, documentId } = await newJob()
  const stopped = deliver(id, async (attempt) => {
    const aborted = new Promise((resolve) => attempt.signal.addEventListener('abort', resolve))
    await cancel(app.deps, { userId: user.id, id })
    await aborted
    await expect(attempt.write(async () => undefined)).rejects.toThrow()
    throw new Error('stopped')
  })
  await stopped
  expect((await jobOf(id)).state).toBe('cancelled')
  expect((await documentOf(documentId)).state).toBe('cancelled')
})

test('a cancelled job is not begun, and can be tried again', async () => {
  const { id, documentId } = await newJob()
  await cancel(app.deps, { userId: user.id, id })
  await deliver(id, () => Promise.reject(new Error('must not run')))
  expect((await jobOf(id)).attempts).toBe(0)
  await retry(app.deps, { userId: user.id, id })
  expect((await documentOf(documentId)).state).toBe('queued')
  await expect(retry(app.deps, { userId: user.id, id })).rejects.toMatchObject({ code: 'job.not_retryable' })
})

test('a job whose workers died is given up with a reason', async () => {
  const { id, documentId } = await newJob()
  await giveUp(app.deps, { jobId: id })
  expect(await jobOf(id)).toMatchObject({ state: 'deadletter', lastError: 'job.interrupted' })
  expect((await documentOf(documentId)).state).toBe('failed')
})

test('each step is kept for people to read', async () => {
  const { id } = await newJob()
  await deliver(id, (attempt) => attempt.report('parsing', 0.4))
  const events = await app.deps.db.jobEvent.findMany({ where: { jobId: id }, orderBy: { id: 'asc' } })
  expect(events.map(({ stage, state }) => `${stage} ${state}`)).toEqual([
    'queued queued',
    'started working',
    'parsing working',
    'parsing done',
  ])
})
