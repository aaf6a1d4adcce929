import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { sweep } from './sweep.ts'

const app = await testApp()
const { user } = await app.signUp('ada')

test('what a crash left is swept after an hour, documents stay', async () => {
  await app.upload(user, 'kept.txt', 'a document that is kept')
  await app.deps.blobs.write(
    randomUUID(),
    (async function* () {
      yield new Uint8Array([1, 2, 3])
    })(),
  )
  expect(await sweep(app.deps)).toBe(0)
  const later = new Date(Date.now() + 2 * 3_600_000)
  expect(await sweep(app.deps, later)).toBe(1)
  expect(await sweep(app.deps, later)).toBe(0)
  expect(await app.deps.db.blob.count()).toBe(1)
})
