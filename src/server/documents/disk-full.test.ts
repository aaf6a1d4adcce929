import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readWhole } from '#server/platform/blobs/blobs.ts'
import { toAppError } from '#server/platform/errors.ts'
import { testApp } from '#test/app.ts'
import { sweep } from './sweep.ts'

/** A disk of our own takes root, and a Linux that lets it mount one. */
const disk = mkdtempSync(join(tmpdir(), 'ultrai-disk-'))
const isMounted =
  Boolean(process.env.LONG) &&
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m,mode=755', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (isMounted) spawnSync('umount', ['--lazy', disk])
  rmSync(disk, { recursive: true, force: true })
})

const app = await testApp()
const { db, blobs } = app.deps

/** While `work` runs, the pieces of files lie on the small disk; all else stays where it was. */
async function onSmallDisk(work: () => Promise<void>): Promise<void> {
  const [row] = await db.$queryRaw<{ folder: string }[]>`SELECT current_setting('data_directory') AS folder`
  const { uid, gid } = statSync(row?.folder ?? '')
  const place = join(disk, 'pieces')
  mkdirSync(place)
  chownSync(place, uid, gid)
  const name = `small_${randomBytes(6).toString('hex')}`
  await db.$executeRawUnsafe(`CREATE TABLESPACE ${name} LOCATION '${place}'`)
  try {
    await db.$executeRawUnsafe(`ALTER TABLE blob_pieces SET TABLESPACE ${name}`)
    await work()
  } finally {
    await db.$executeRawUnsafe('ALTER TABLE blob_pieces SET TABLESPACE pg_default')
    await db.$executeRawUnsafe(`DROP TABLESPACE ${name}`)
  }
}

test.runIf(isMounted)(
  'a disk that is really full is an error of its own: nothing is left of the file, the others stay',
  () =>
    onSmallDisk(async () => {
      const { user } = await app.signUp('ada')
      const files = Array.from({ length: 8 }, (_, number) =>
        Buffer.from(`File ${number}\n${randomBytes(3 * 2 ** 20).toString('hex')}`),
      )
      const kept: Buffer[] = []
      const refusals: string[] = []
      for (const [number, bytes] of files.entries())
        await app.upload(user, `${number}.txt`, bytes).then(
          () => kept.push(bytes),
          (error: unknown) => refusals.push(toAppError(error).code),
        )
      expect(kept.length).toBeGreaterThan(0)
      expect(new Set(refusals)).toEqual(new Set(['service.storage_full']))

      const documents = await db.document.findMany({ orderBy: { id: 'asc' } })
      expect(documents).toHaveLength(kept.length)
      expect(await db.job.count()).toBe(kept.length)
      for (const [index, { blobId }] of documents.entries())
        expect(Buffer.from(await readWhole(blobs, blobId)).equals(kept[index] as Buffer)).toBe(true)
      // What even its own removal had no room for, the sweep takes.
      await sweep(app.deps, new Date(Date.now() + 2 * 3_600_000))
      expect(await db.blob.count()).toBe(kept.length)
      const whole = await db.blob.count({ where: { complete: true } })
      expect(whole).toBe(kept.length)
    }),
  120_000,
)
