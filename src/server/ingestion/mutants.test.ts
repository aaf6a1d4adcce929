import { afterAll, expect, test } from 'vitest'
import type { FileType } from '#contracts/document.ts'
import { toAppError } from '#server/platform/errors.ts'
import { randomFrom, seedOfRun } from '#test/hostile/random.ts'
import { hostileFile, SEEDS } from '#test/hostile/seeds.ts'
import { PARSE_LIMITS } from './limits.ts'
import { parse } from './parse.ts'
import { openParsers } from './pool.ts'

const COUNT = process.env.LONG ? 2_000 : 60
const seed = seedOfRun()
const pool = openParsers({ limits: PARSE_LIMITS, waiting: 2 })
afterAll(() => pool.close())

async function outcome(bytes: Uint8Array, kind: FileType): Promise<{ code: string; cause: unknown }> {
  try {
    await parse({ parsers: pool }, { bytes, kind, owner: 1 })
    return { code: 'read', cause: null }
  } catch (error) {
    const { code, cause } = toAppError(error)
    return { code, cause }
  }
}

test('what the hostile files are made from can be read', async () => {
  for (const { kind, make } of SEEDS) {
    const bytes = make((part) => Buffer.from(part, 'latin1'))
    expect({ kind, ...(await outcome(bytes, kind)) }).toMatchObject({ kind, code: 'read' })
  }
})

test(`${COUNT} spoiled files (SEED=${seed}) are read, or end in an error of their own`, async () => {
  const random = randomFrom(seed)
  const faults: unknown[] = []
  for (let file = 0; file < COUNT; file++) {
    const { kind, bytes } = hostileFile(random)
    const { code, cause } = await outcome(bytes, kind)
    if (code !== 'read' && !code.startsWith('document.')) faults.push({ file, kind, code, cause })
  }
  expect(faults).toEqual([])
}, 3_600_000)
