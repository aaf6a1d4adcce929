import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { readWhole } from '#server/platform/blobs/blobs.ts'
import { testApp } from '#test/app.ts'
import { s3ForTests } from '#test/s3-server.ts'
import { moveBlobs } from './move-blobs.ts'

const s3 = await s3ForTests()
const app = await testApp({ env: { ...s3.env, BLOB_STORE: 'postgres' } })
const { user } = await app.signUp('ada')
const { db, blobs, env } = app.deps

for (let index = 0; index < 5; index += 1)
  await app.upload(user, `${index}.txt`, `the words of file ${index}`)

async function drivers(): Promise<string[]> {
  return (await db.blob.findMany({ select: { driver: true } })).map(({ driver }) => driver)
}

async function words(): Promise<string[]> {
  const rows = await db.document.findMany({ orderBy: { id: 'asc' }, select: { blobId: true } })
  return Promise.all(rows.map(async ({ blobId }) => Buffer.from(await readWhole(blobs, blobId)).toString()))
}

const ALL = Array.from({ length: 5 }, (_, index) => `the words of file ${index}`)

describe('moving all files', () => {
  test('takes each there and back, and a second run finds nothing to do', async () => {
    expect(await moveBlobs(app.deps, { to: 's3' })).toMatchObject({ moved: 5, failed: 0 })
    expect(await moveBlobs(app.deps, { to: 's3' })).toMatchObject({ moved: 0, failed: 0 })
    expect([new Set(await drivers()), s3.objects.size, await db.blobPiece.count()]).toEqual([
      new Set(['s3']),
      5,
      0,
    ])
    expect(await words()).toEqual(ALL)
    expect(await moveBlobs(app.deps, { to: 'postgres' })).toMatchObject({ moved: 5, failed: 0 })
    expect([s3.objects.size, await words()]).toEqual([0, ALL])
  })

  test('goes on with the others when one can’t be moved, tells it, and takes it the next time', async () => {
    const first = (await db.blob.findFirstOrThrow({ orderBy: { id: 'asc' } })).id
    s3.fault = (request, response) => {
      if (!request.url?.includes(first)) return false
      response.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
      return true
    }
    const problems: string[] = []
    const onProblem = (id: string, { message }: Error) => void problems.push(`${id} ${message}`)
    expect(await moveBlobs(app.deps, { to: 's3', onProblem })).toMatchObject({ moved: 4, failed: 1 })
    expect(problems).toEqual([`${first} S3 answered 403 (AccessDenied) to PUT`])
    s3.fault = null
    expect(await words()).toEqual(ALL)
    expect(await moveBlobs(app.deps, { to: 's3' })).toMatchObject({ moved: 1, failed: 0 })
  })

  test('is a command that says what it did', async () => {
    const run = promisify(execFile)
    const options = {
      env: {
        ...process.env,
        ...s3.env,
        ULTRAI_PROFILE: 'test',
        DATABASE_URL: env.databaseUrl,
        AUTH_SECRETS: env.authSecrets.join(),
      },
    }
    const cli = new URL('../../launcher/move-blobs.ts', import.meta.url).pathname
    const { stdout } = await run(process.execPath, [cli, '--to', 'postgres'], options)
    expect(stdout).toBe(
      'New files go to s3 meanwhile: BLOB_STORE=postgres sends them to postgres as well.\n5 moved (95 bytes), 0 skipped, 0 failed.\n',
    )
    expect([new Set(await drivers()), await words()]).toEqual([new Set(['postgres']), ALL])
    await expect(run(process.execPath, [cli, '--to', 'tape'], options)).rejects.toMatchObject({ code: 2 })
  })
})
