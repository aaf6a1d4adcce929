import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { settled, testApp } from '#test/app.ts'
import { makePdf } from '#test/pdf.ts'
import { workerProcesses } from '#test/worker-process.ts'

const app = await testApp()
const { user } = await app.signUp('ada')
const { db, env } = app.deps
const workers = workerProcesses({
  ULTRAI_PROFILE: 'test',
  DATABASE_URL: env.databaseUrl ?? '',
  AUTH_SECRETS: env.authSecrets.join(','),
  LOG_LEVEL: 'error',
})

/** A book that takes a second or so to read. */
const book = makePdf({
  pages: Array.from({ length: 600 }, (_, page) => ({
    lines: Array.from({ length: 40 }, (_, line) => ({
      x: 72,
      y: 72 + line * 16,
      text: `Page ${page + 1}, line ${line + 1}: the parties agree on clause ${page * 40 + line}.`,
    })),
  })),
})

const attemptsOf = (id: string) => db.job.findUniqueOrThrow({ where: { id } }).then((row) => row.attempts)
const stageOf = (id: string) => db.job.findUniqueOrThrow({ where: { id } }).then((row) => row.stage)

/** How long after the attempt began its worker is killed, in ms: anywhere in a reading, and told when it fails. */
const moment = Math.floor(Math.random() * 1_500)

// The short form of kills.test.ts and the fault suite kill workers in every `npm test`.
test.runIf(process.env.LONG)(
  `a worker killed in the middle of a book, and again ${moment} ms on, loses nothing and does nothing twice`,
  async () => {
    const first = workers.start()
    const { documentId, jobId } = await app.upload(user, 'book.pdf', book)
    while ((await stageOf(jobId)) !== 'parsing') await pause(5)
    first.kill('SIGKILL')

    const second = workers.start()
    while ((await attemptsOf(jobId)) < 2) await pause(5)
    await pause(moment)
    second.kill('SIGKILL')
    workers.start()

    const state = await settled(() =>
      db.document.findUniqueOrThrow({ where: { id: documentId } }).then((d) => d.state),
    )
    expect(state).toBe('ready')
    const job = await db.job.findUniqueOrThrow({ where: { id: jobId } })
    expect(job.state).toBe('done')
    expect(job.attempts).toBeGreaterThanOrEqual(2)
    expect(job.attempts).toBeLessThanOrEqual(3)
    const texts = await db.documentText.findMany({
      where: { documentId },
      include: { _count: { select: { pageRows: true, chunks: true } } },
    })
    expect(texts.map((text) => text._count.pageRows)).toEqual([600])
    const made = await db.jobEvent.findMany({ where: { jobId, stage: 'chunked', state: 'working' } })
    expect(made.at(-1)?.counts).toEqual({ chunks: texts[0]?._count.chunks })
  },
  90_000,
)
