import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { s3ForTests } from '#test/s3-server.ts'
import { sweep, sweepBucket } from './sweep.ts'

const s3 = await s3ForTests()
const inPostgres = await testApp()
const inS3 = await testApp({ env: s3.env })
const later = () => new Date(Date.now() + 2 * 3_600_000)

async function* bytes() {
  yield new Uint8Array([1, 2, 3])
}

test.each([
  ['postgres', inPostgres],
  ['s3', inS3],
] as const)('%s: what a crash left is swept after an hour, documents stay', async (name, app) => {
  const { deps } = app
  const { user } = await app.signUp('ada')
  const { documentId } = await app.upload(user, 'kept.txt', 'a document that is kept')
  await deps.blobs.write(randomUUID(), bytes())
  // A crash in mid-upload: a row that was never completed.
  await deps.db.blob.create({ data: { id: randomUUID(), driver: name } })
  expect(await sweep(deps)).toBe(0)
  expect(await sweep(deps, later())).toBe(2)
  expect(await sweep(deps, later())).toBe(0)
  expect(await sweepBucket(deps, later())).toBe(0)
  const { blobId } = await deps.db.document.findUniqueOrThrow({ where: { id: documentId } })
  expect(await deps.db.blob.findMany({ select: { id: true } })).toEqual([{ id: blobId }])
  expect([...s3.objects.keys()]).toEqual(name === 's3' ? [`ultrai/${blobId}`] : [])
})

test('a bucket that is away for a while costs nothing but time', async () => {
  const { deps } = inS3
  await deps.blobs.write(randomUUID(), bytes())
  s3.fault = (_, response) => {
    response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    return true
  }
  expect(await sweep(deps, later())).toBe(0)
  s3.fault = null
  expect(await sweep(deps, later())).toBe(1)
})

test('an object that no row knows of is swept from the bucket after an hour', async () => {
  const key = `ultrai/${randomUUID()}`
  s3.objects.set(key, { bytes: Buffer.alloc(1), at: new Date(), headers: {} })
  expect(await sweepBucket(inS3.deps)).toBe(0)
  expect(await sweepBucket(inS3.deps, later())).toBe(1)
  expect(s3.objects.has(key)).toBe(false)
})
