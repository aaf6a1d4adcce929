import type { ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chunk } from '#server/ingestion/chunk.ts'
import { loadText } from '#server/ingestion/repo.ts'
import { retry } from '#server/jobs/retry.ts'
import { testApp } from '#test/app.ts'
import { makeDocx, p } from '#test/docx.ts'
import { randomFrom, seedOfRun } from '#test/hostile/random.ts'
import { makeOdt } from '#test/odt.ts'
import { makePdf } from '#test/pdf.ts'
import { workerProcesses } from '#test/worker-process.ts'

const LONG = Boolean(process.env.LONG)
const KILLS = LONG ? 50 : 2
const DOCUMENTS = LONG ? 60 : 6
const STOPPED_MS = LONG ? 90_000 : 0
/** HARDENING.md, row 24. */
const TAKEN_UP_WITHIN_MS = 30_000

const seed = seedOfRun()
const random = randomFrom(seed)
const app = await testApp({ env: { MAX_UPLOADS_PER_DAY_PER_USER: '1000' } })
const { user } = await app.signUp('ada')
const { db, env } = app.deps
const workers = workerProcesses({
  ULTRAI_PROFILE: 'test',
  DATABASE_URL: env.databaseUrl ?? '',
  AUTH_SECRETS: env.authSecrets.join(','),
  LOG_LEVEL: 'error',
})

function sentences(number: number, count: number): string[] {
  return Array.from(
    { length: count },
    (_, i) => `Document ${number}: clause ${i + 1} binds both parties for a year.`,
  )
}

function makeFile(number: number): { name: string; bytes: Uint8Array } {
  const words = sentences(number, 200)
  const lines = words.slice(0, 40).map((text, line) => ({ x: 72, y: 72 + line * 16, text }))
  const makers = [
    () => ({
      name: `${number}.pdf`,
      bytes: makePdf({ pages: Array.from({ length: 150 }, () => ({ lines })) }),
    }),
    () => ({ name: `${number}.docx`, bytes: makeDocx({ body: words.map((text) => p(text)).join('') }) }),
    () => ({
      name: `${number}.odt`,
      bytes: makeOdt({ body: words.map((text) => `<text:p>${text}</text:p>`).join('') }),
    }),
    () => ({ name: `${number}.html`, bytes: Buffer.from(words.map((text) => `<p>${text}</p>`).join('')) }),
    () => ({ name: `${number}.md`, bytes: Buffer.from(words.join('\n\n')) }),
  ] as const
  return (makers[number % makers.length] ?? makers[0])()
}

/** The processes that a worker has started; none where there is no /proc. */
function childrenOf(worker: ChildProcess): string[] {
  const list = `/proc/${worker.pid}/task/${worker.pid}/children`
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean) : []
}

function isParser(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('parse-child')
  } catch {
    return false
  }
}

const atWork = () => db.job.findMany({ where: { state: 'working' }, select: { id: true, attempts: true } })
const open = () => db.job.count({ where: { state: { in: ['queued', 'working', 'retryable'] } } })

/** Waits until none of the jobs is as the dead worker left it. @returns how long that took, in ms */
async function takenUp(left: { id: string; attempts: number }[]): Promise<number> {
  const since = Date.now()
  const isLeft = () =>
    db.job.count({ where: { OR: left.map(({ id, attempts }) => ({ id, attempts, state: 'working' })) } })
  while (left.length > 0 && (await isLeft()) > 0) await pause(50)
  return Date.now() - since
}

/** A file that is hit three times is taken for the culprit and given up; its owner tries it again. */
async function tryAgainWhatWasGivenUp(): Promise<number> {
  const given = await db.job.findMany({ where: { state: 'deadletter', lastError: 'job.interrupted' } })
  for (const { id } of given) await retry(app.deps, { userId: user.id, id })
  return given.length
}

async function finish(): Promise<number> {
  let again = 0
  for (;;) {
    while ((await open()) > 0) await pause(50)
    const given = await tryAgainWhatWasGivenUp()
    if (given === 0) return again
    again += given
  }
}

test(
  `${KILLS} kills over ${DOCUMENTS} documents (SEED=${seed}) lose and double nothing`,
  async () => {
    const ids: number[] = []
    /** A few wait always, so that each kill finds work. */
    async function uploadUpTo(count: number) {
      while (ids.length < Math.min(count, DOCUMENTS)) {
        const { name, bytes } = makeFile(ids.length)
        ids.push((await app.upload(user, name, bytes)).documentId)
      }
    }
    const recoveries: number[] = []
    const parsers: string[] = []
    let worker = workers.start()
    for (let kill = 0; kill < KILLS; kill++) {
      await uploadUpTo(DOCUMENTS - KILLS + kill + 1)
      while ((await atWork()).length === 0 && (await open()) > 0) await pause(5)
      await pause(random.below(400))
      parsers.push(...childrenOf(worker).filter(isParser))
      worker.kill('SIGKILL')
      const left = await atWork()
      worker = workers.start()
      if (left.length > 0) recoveries.push(await takenUp(left))
    }
    await uploadUpTo(DOCUMENTS)
    const again = await finish()
    worker.kill('SIGKILL')

    const sorted = recoveries.toSorted((a, b) => a - b)
    console.warn(
      `${recoveries.length} of ${KILLS} kills found work; taken up again after ${sorted[Math.floor(sorted.length / 2)]} ms (median), ${sorted.at(-1)} ms (worst); ${again} given up and tried again`,
    )
    expect(parsers.filter(isParser)).toEqual([])
    await expectEachReadOnce(ids)
    // In the short form many other tests run beside it; there only the outcome is judged.
    if (LONG) expect(Math.max(...recoveries)).toBeLessThan(TAKEN_UP_WITHIN_MS)
  },
  LONG ? 3_600_000 : 240_000,
)

/** One text each, ready, with all its chunks once, and one stored file each. */
async function expectEachReadOnce(ids: number[]): Promise<void> {
  const documents = await db.document.findMany({ where: { id: { in: ids } }, select: { state: true } })
  expect(documents.map(({ state }) => state)).toEqual(ids.map(() => 'ready'))
  for (const documentId of ids) {
    const texts = await db.documentText.findMany({ where: { documentId } })
    expect(texts.map(({ readyAt }) => readyAt !== null)).toEqual([true])
    const textId = texts[0]?.id ?? 0
    const text = await loadText(db, textId)
    const ordinals = await db.chunk.findMany({
      where: { textId },
      orderBy: { ordinal: 'asc' },
      select: { ordinal: true },
    })
    const expected = await chunk(text, new AbortController().signal)
    expect(ordinals.map(({ ordinal }) => ordinal)).toEqual(expected.map((_, index) => index))
  }
  expect(await db.blob.count()).toBe(ids.length)
}

test(
  'what a worker writes that was stopped for too long is refused when it goes on',
  async () => {
    const first = workers.start()
    const lines = sentences(99, 40).map((text, line) => ({ x: 72, y: 72 + line * 16, text }))
    const bytes = makePdf({ pages: Array.from({ length: 600 }, () => ({ lines })) })
    const { documentId, jobId } = await app.upload(user, 'stopped.pdf', bytes)
    const job = () => db.job.findUniqueOrThrow({ where: { id: jobId } })
    while ((await job()).state !== 'working') await pause(5)
    first.kill('SIGSTOP')
    const [left, since] = [await job(), Date.now()]
    workers.start()
    await takenUp([left])
    await pause(Math.max(0, since + STOPPED_MS - Date.now()))
    first.kill('SIGCONT')
    while ((await open()) > 0) await pause(50)
    await pause(1_000)
    expect(await job()).toMatchObject({ state: 'done', attempts: left.attempts + 1 })
    expect(await db.documentText.count({ where: { documentId } })).toBe(1)
  },
  LONG ? 300_000 : 240_000,
)
