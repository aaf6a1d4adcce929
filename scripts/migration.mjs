// `npm run db:new -- name`: writes prisma/migrations/<time>_<name>/migration.sql, which brings the tables from what the
// migrations make to what prisma/schema.prisma says. What Prisma can't say is then added to the file by hand.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startDatabase } from '../src/launcher/postgres/database.ts'
import { migrate } from '../src/server/platform/migrate.ts'
import { NO_FILTERS, PRISMA_FOLDER, readSchema, withEngine } from '../src/server/platform/schema-engine.ts'

const name = process.argv[2]
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name of a-z, 0-9 and _: npm run db:new -- add_notes')
  process.exit(1)
}

const folder = mkdtempSync(join(tmpdir(), 'ultrai-migration-'))
const database = await startDatabase(join(folder, 'data'), { fsync: 'off' })
try {
  await migrate(database.url)
  console.log(save(await difference(database.url)))
} finally {
  await database.stop()
  rmSync(folder, { recursive: true })
}

/** The SQL from a database as it is to the schema. */
async function difference(url) {
  const schema = await readSchema(PRISMA_FOLDER)
  const files = [schema]
  return withEngine(url, PRISMA_FOLDER, async (engine) => {
    const from = { tag: 'schemaDatasource', files, configDir: PRISMA_FOLDER }
    const to = { tag: 'schemaDatamodel', files }
    const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS })
    return stdout ?? ''
  })
}

function save(sql) {
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const path = join(PRISMA_FOLDER, 'migrations', `${time}_${name}`)
  mkdirSync(path)
  writeFileSync(join(path, 'migration.sql'), sql)
  return `Wrote ${path}/migration.sql. Read it, add what Prisma can't say, and start or test to apply it.`
}
