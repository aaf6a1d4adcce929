import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startDatabase } from './database.ts'

const data = mkdtempSync(join(tmpdir(), 'ultrai-version-'))
const cluster = join(data, 'postgres')
chmodSync(data, 0o711)
mkdirSync(cluster, { mode: 0o700 })
writeFileSync(join(cluster, 'PG_VERSION'), '17\n')
afterAll(() => rmSync(data, { recursive: true }))

test('a database of the version before is not touched, and the way to take it over is told', async () => {
  const start = startDatabase(data)
  await expect(start).rejects.toThrow('was written by Postgres 17, and this is Postgres 18')
  await expect(start).rejects.toThrow('npm run backup')
  await expect(start).rejects.toThrow('npm run restore')
  expect(readdirSync(cluster)).toEqual(['PG_VERSION'])
})
