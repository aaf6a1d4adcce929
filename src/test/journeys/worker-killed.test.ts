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

const stageOf = (id: string) => db.job.findUniqueOrThrow({ where: { id } }).then((row) => row.stage)

test('a worker killed in the middle of a book loses nothing and does nothing twice', async () => {
  const first = workers.start()
  const { documentId, jobId } = await app.upload(user, 'book.pdf', book)
  while ((await stageOf(jobId)) !== 'parsing') await pause(5)
  first.kill('SIGKILL')
  workers.start()

  const state = await settled(() =>
    db.document.findUniqueOrThrow({ where: { id: documentId } }).then((d) => d.state),
  )
  expect(state).toBe('ready')
  expect(await db.job.findUniqueOrThrow({ where: { id: jobId } })).toMatchObject({
    state: 'done',
    attempts: 2,
  })
  const texts = await db.documentText.findMany({
    where: { documentId },
    include: { _count: { select: { pageRows: true } } },
  })
  expect(texts.map((text) => text._count.pageRows)).toEqual([600])
}, 60_000)
