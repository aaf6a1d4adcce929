import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { receive } from '#server/documents/receive.ts'
import { openDatabase } from '#server/platform/db.ts'
import { toAppError } from '#server/platform/errors.ts'
import { createLog } from '#server/platform/log.ts'
import { codeOf, testApp } from '#test/app.ts'
import { countUpload, uploadLimits } from './uploads.ts'

const app = await testApp({ env: { MAX_UPLOADS_PER_DAY_PER_USER: '30', DATABASE_POOL_SIZE: '20' } })
const { user, caller } = await app.signUp('ada')
const { db, env } = app.deps

async function used(userId: number, count: number): Promise<void> {
  await db.$executeRaw`DELETE FROM upload_days WHERE user_id = ${userId}`
  await db.$executeRaw`INSERT INTO upload_days VALUES (${userId}, (now() AT TIME ZONE 'utc')::date, ${count})`
}

async function today(userId = user.id): Promise<number> {
  return (await uploadLimits(app.deps, { userId })).uploadedToday
}

async function counts() {
  return [await db.document.count(), await db.blob.count(), await db.blobPiece.count(), await db.job.count()]
}

describe('30 a day', () => {
  test('are shown before they are hit', async () => {
    const before = await caller.documents.limits()
    expect(before).toMatchObject({ maxFileBytes: 26_214_400, uploadsPerDay: 30, uploadedToday: 0 })
    expect(before).toMatchObject({ maxPages: 5_000, maxCharacters: 20_000_000 })
    expect(before.recognition).toEqual({ installed: ['deu', 'eng', 'fra', 'spa'], configured: ['eng'] })
    expect(before.resetsAt).toMatch(/T00:00:00\.000Z$/)
    await app.upload(user, 'one.txt', 'the first of the day')
    expect((await caller.documents.limits()).uploadedToday).toBe(1)
  })

  test('a refused file and a duplicate are not counted', async () => {
    const before = await today()
    expect(await codeOf(app.upload(user, 'empty.txt', ''))).toBe('document.empty')
    expect(await codeOf(app.upload(user, 'again.txt', 'the first of the day'))).toBe('document.duplicate')
    expect(await today()).toBe(before)
  })

  test('60 uploads at once at 29 of 30: exactly one is accepted, of the others nothing is left', async () => {
    await used(user.id, 29)
    const before = await counts()
    const all = await Promise.allSettled(
      Array.from({ length: 60 }, (_, index) => app.upload(user, `${index}.txt`, `file ${index} of sixty`)),
    )
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refusals = all.flatMap((result) =>
      result.status === 'rejected' ? [toAppError(result.reason)] : [],
    )
    // On a busy machine some wait for a connection in vain.
    for (const { code, details } of refusals)
      if (code !== 'service.unavailable')
        expect({ code, details }).toMatchObject({ code: 'limit.uploads_per_day', details: { limit: 30 } })
    expect(await today()).toBe(30)
    const after = await counts()
    expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual([1, 1, 1, 1])
  })

  test('used up, nothing of a file is read', async () => {
    await used(user.id, 30)
    let read = false
    async function* body() {
      read = true
      yield new Uint8Array(10)
    }
    const input = { userId: user.id, filename: 'a.txt', announcedBytes: null, body: body() }
    const error: unknown = await receive(app.deps, input).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'limit.uploads_per_day',
      details: { retryAt: expect.stringMatching(/T00:00:00/) },
    })
    expect(read).toBe(false)
  })

  test('are each user’s own', async () => {
    const other = await app.signUp('bob')
    await used(user.id, 30)
    await app.upload(other.user, 'b.txt', 'bob has his own thirty')
    expect(await today(other.user.id)).toBe(1)
  })
})

/** The same database, whose now() says what the test wants: a function of that name is found first. */
async function atTime() {
  const admin = new pg.Client({ connectionString: env.databaseUrl })
  await admin.connect()
  await admin.query(`CREATE SCHEMA clock; CREATE TABLE clock.says (at timestamptz);
    INSERT INTO clock.says VALUES (now());
    CREATE FUNCTION clock.now() RETURNS timestamptz STABLE LANGUAGE sql AS 'SELECT at FROM clock.says'`)
  const url = new URL(env.databaseUrl ?? '')
  url.searchParams.set('options', '-c search_path=clock,pg_catalog,public')
  const database = openDatabase({
    url: url.href,
    poolSize: 2,
    log: createLog('worker', 'silent'),
    name: 'clock',
  })
  return {
    db: database.prisma,
    async close() {
      await database.close()
      await admin.end()
    },
    set: (at: string) => admin.query('UPDATE clock.says SET at = $1', [at]),
  }
}

describe('midnight UTC, by the database’s clock', () => {
  test('opens the next thirty, and a clock that is put back gives no others', async () => {
    const clock = await atTime()
    const deps = { db: clock.db, env }
    const { id: userId } = (await app.signUp('carla')).user
    const take = async (wanted: number) => {
      let taken = 0
      for (let index = 0; index < wanted; index += 1)
        if ((await codeOf(countUpload(deps, { userId }))) !== 'limit.uploads_per_day') taken += 1
      return taken
    }

    // In Berlin this is the 29th already, in New York still the 28th.
    await clock.set('2027-03-28T23:59:59.999Z')
    expect(await take(31)).toBe(30)
    expect((await uploadLimits(deps, { userId })).resetsAt).toBe('2027-03-29T00:00:00.000Z')
    await clock.set('2027-03-29T00:00:00.000Z')
    expect((await uploadLimits(deps, { userId })).uploadedToday).toBe(0)
    expect(await take(5)).toBe(5)
    await clock.set('2027-03-28T23:59:58.000Z')
    expect(await take(1)).toBe(0)
    await clock.set('2027-03-29T00:00:01.000Z')
    expect(await take(31)).toBe(25)
    // The night in which Europe's clocks change has 23 hours there, and 24 here.
    expect((await uploadLimits(deps, { userId })).resetsAt).toBe('2027-03-30T00:00:00.000Z')
    await clock.close()
  })
})
