import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '#test/database.ts'
import { git, previousRelease } from './previous-release.ts'

/**
 * A rollback is the previous release, deployed again, on tables that have moved on: it is checked out, and its own
 * tests are run with its own client on the newest tables.
 */
const release = previousRelease()
const isLong = Boolean(process.env.LONG)
const MINUTE = 60_000
/** From an upload to an answer, the doors of the API, accounts, jobs: what reads and writes the tables. */
const TESTS = ['src/test/journeys/main-job.test.ts', 'src/server/api', 'src/server/auth', 'src/server/jobs']

const url = isLong && release ? await freshDatabase() : ''

describe.runIf(isLong && release)(
  `the release before (${release?.slice(0, 12)}) on the newest tables (LONG=1)`,
  () => {
    const base = mkdtempSync(join(tmpdir(), 'ultrai-previous-'))
    const folder = join(base, 'checkout')
    const run = (args: string[], env: Record<string, string> = {}) => {
      const given = { ...process.env, LONG: '', VITEST: undefined, ...env }
      return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: given })
    }

    beforeAll(() => {
      git('worktree', 'add', '--detach', folder, release ?? '')
      if (!existsSync(folder)) throw new Error(`git can't check out ${release}`)
      symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
    }, MINUTE)
    afterAll(() => {
      git('worktree', 'remove', '--force', folder)
      rmSync(base, { recursive: true, force: true })
    })

    test(
      'its client is made from its own schema',
      () => {
        const env = { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
        const { status, stderr } = run(['node_modules/prisma/build/index.js', 'generate'], env)
        expect(status, stderr).toBe(0)
      },
      MINUTE,
    )

    test(
      'its migration finds nothing to do, and does nothing',
      () => {
        const { status, stdout, stderr } = run(['src/launcher/migrate.ts'], { DATABASE_URL: url })
        expect(status, stderr).toBe(0)
        expect(stdout).toContain('The database is up to date.')
      },
      MINUTE,
    )

    test(
      'its own tests pass',
      () => {
        cpSync('prisma/migrations', join(folder, 'prisma/migrations'), { recursive: true })
        const there = TESTS.filter((path) => existsSync(join(folder, path)))
        const { status, stdout, stderr } = run(['node_modules/vitest/vitest.mjs', 'run', ...there])
        expect(status, `${stdout.slice(-6000)}\n${stderr.slice(-2000)}`).toBe(0)
      },
      20 * MINUTE,
    )
  },
)

test.skipIf(release)('there is no history here to take a release before from: nothing was tried', () => {})

test.runIf(release)('there is a release before this one, with tables of its own', () => {
  expect(git('ls-tree', '--name-only', release ?? '', 'prisma/migrations/')).toContain('prisma/migrations/')
})
