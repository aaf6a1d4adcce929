import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const copy = mkdtempSync(join(tmpdir(), 'ultrai-migration-'))
chmodSync(copy, 0o711)
for (const path of ['package.json', 'prisma', 'scripts', 'src/launcher', 'src/server/platform'])
  cpSync(path, join(copy, path), { recursive: true })
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
afterAll(() => rmSync(copy, { recursive: true, force: true }))

function make(...args: string[]) {
  return spawnSync(process.execPath, ['scripts/migration.mjs', ...args], { cwd: copy, encoding: 'utf8' })
}

test('npm run db:new writes what the schema has and the newest migration has not', () => {
  const path = join(copy, 'prisma/schema.prisma')
  const schema = readFileSync(path, 'utf8')
  cpSync(path, `${path}.before`)
  const { status, stderr } = make('nothing')
  expect(status, stderr).toBe(0)
  const newest = readdirSync(join(copy, 'prisma/migrations')).filter((name) => name.endsWith('_nothing'))
  const sql = readFileSync(join(copy, 'prisma/migrations', newest[0] ?? '', 'migration.sql'), 'utf8')
  // Were there something in it, somebody has changed the schema and made no migration.
  expect(sql.replace(/--.*$/gm, '').trim()).toBe('')
  expect(readFileSync(join(copy, 'prisma/migrations', newest[0] ?? '', 'schema.prisma'), 'utf8')).toBe(schema)
})

test('a name that is none is refused', () => {
  expect(make('Not A Name').status).toBe(1)
})
