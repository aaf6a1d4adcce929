import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { findDetail } from './rows.ts'

const app = await testApp()
await app.startWorker()
const ada = await app.signUp('ada')
const bob = await app.signUp('bob')
const adas = await app.ready(ada.user, 'a.txt', 'The lease of Ada begins on 1 May 2024.')
const bobs = await app.ready(bob.user, 'b.txt', 'The lease of Bob begins on 2 June 2025.')

test('documents that are asked for in one moment are each given to whom they belong', async () => {
  const asked = [
    [ada, adas],
    [ada, bobs],
    [bob, adas],
    [bob, bobs],
    [ada, adas],
    [bob, 2 ** 31 - 1],
  ] as const
  const found = await Promise.all(
    asked.map(([{ user }, id]) => findDetail(app.deps.reads, { userId: user.id, id })),
  )
  expect(found.map((detail) => detail?.filename ?? null)).toEqual([
    'a.txt',
    null,
    null,
    'b.txt',
    'a.txt',
    null,
  ])
})

test('more of them than are looked up at once', async () => {
  const found = await Promise.all(
    Array.from({ length: 40 }, (_, at) =>
      findDetail(app.deps.reads, {
        userId: (at % 2 === 0 ? ada : bob).user.id,
        id: at % 2 === 0 ? adas : bobs,
      }),
    ),
  )
  expect(found.map((detail) => detail?.id)).toEqual(
    Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? adas : bobs)),
  )
})

test('whose id it is decides, not that both are asked for together', async () => {
  const [first, second] = await Promise.all([
    findDetail(app.deps.reads, { userId: bob.user.id, id: adas }),
    findDetail(app.deps.reads, { userId: ada.user.id, id: adas }),
  ])
  expect([first, second?.text?.pages.length]).toEqual([null, 1])
})
