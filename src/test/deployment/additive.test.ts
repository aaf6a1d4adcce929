import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { notAdditive, tablesOf } from './additive.ts'

// That the release before really runs on the new tables is tried by previous-release.test.ts.

const names = readdirSync('prisma/migrations').filter((name) => /^\d/.test(name))
const scripts = names.map((name) => readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'))

test.each(names.slice(1).map((name, index) => [name, index + 1] as const))(
  'the release before can live with %s',
  (_, at) => {
    const older = new Set(scripts.slice(0, at).flatMap(tablesOf))
    expect(notAdditive(scripts[at] ?? '', older)).toEqual([])
  },
)

test.each([
  'ALTER TABLE "users" DROP COLUMN "role";',
  'DROP TABLE "jobs";',
  'ALTER TABLE "users" RENAME COLUMN "role" TO "rank";',
  'ALTER TABLE "users" ADD COLUMN "rank" TEXT NOT NULL;',
  'ALTER TABLE "users" ADD COLUMN "a" TEXT NOT NULL DEFAULT \'\',\nADD COLUMN "b" INTEGER NOT NULL;',
  'ALTER TABLE "users" ALTER COLUMN "role" SET NOT NULL;',
  'ALTER TABLE "users" ALTER COLUMN "id" SET DATA TYPE BIGINT;',
  'CREATE UNIQUE INDEX "users_username_key" ON "users"("username");',
  'ALTER TABLE "users" DROP CONSTRAINT "users_role_check";',
])('refused: %s', (statement) => {
  expect(notAdditive(statement, new Set(['users', 'jobs']))).toHaveLength(1)
})

test.each([
  'ALTER TABLE "users" ADD COLUMN "rank" TEXT;',
  'ALTER TABLE "users" ADD COLUMN "rank" TEXT NOT NULL DEFAULT \'\';',
  'CREATE TABLE "notes" ("id" INTEGER NOT NULL);\nCREATE UNIQUE INDEX "notes_id" ON "notes"("id");',
  'ALTER TABLE "users" ADD COLUMN     "rank" TEXT;\nCREATE UNIQUE INDEX "i" ON "users"("rank");',
  'ALTER TABLE "jobs" DROP CONSTRAINT "x";\nALTER TABLE "jobs" ADD CONSTRAINT "x" CHECK (true);',
  '-- The release before: has not read it since 2025.\nALTER TABLE "users" DROP COLUMN "role";',
])('allowed: %s', (statements) => {
  expect(notAdditive(statements, new Set(['users', 'jobs']))).toEqual([])
})
