// `npm run db:new -- name`: writes prisma/migrations/<time>_<name>/migration.sql, which brings the tables from the
// schema of the newest migration to prisma/schema.prisma. Each migration keeps a copy of its schema beside it: a
// comparison with a database would drop whatever Prisma can't say, which is added to migration.sql by hand.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTemporaryDatabase } from '../src/launcher/postgres/temporary.ts'
import {
  NO_FILTERS,
  PRISMA_FOLDER,
  readMigrations,
  readSchema,
  withEngine,
} from '../src/server/platform/schema-engine.ts'

const name = process.argv[2]
if (name && /^[a-z0-9_]+$/.test(name)) await write(name)
else {
  console.error('Give the migration a name of a-z, 0-9 and _: npm run db:new -- add_notes')
  process.exitCode = 1
}

async function write(name) {
  const schema = await readSchema(PRISMA_FOLDER)
  const sql = await difference(await newestSchema(), schema)
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(PRISMA_FOLDER, 'migrations', `${time}_${name}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'migration.sql'), sql)
  writeFileSync(join(folder, 'schema.prisma'), schema.content)
  console.log(
    `Wrote ${folder}/migration.sql. Read it, add what Prisma can't say; the next start or test applies it.`,
  )
}

async function newestSchema() {
  const { baseDir, migrationDirectories } = await readMigrations()
  const newest = migrationDirectories.at(-1)
  if (!newest) return undefined
  const path = join(baseDir, newest.path, 'schema.prisma')
  if (!existsSync(path)) throw new Error(`${path} is missing: the schema as it was with that migration`)
  return { path, content: readFileSync(path, 'utf8') }
}

/** The SQL from one schema to another. The engine asks a Postgres for its version first: it gets a passing one. */
async function difference(before, after) {
  const database = await startTemporaryDatabase()
  try {
    return await withEngine(database.url, PRISMA_FOLDER, async (engine) => {
      const from = before ? { tag: 'schemaDatamodel', files: [before] } : { tag: 'empty' }
      const to = { tag: 'schemaDatamodel', files: [after] }
      const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTERS })
      return stdout ?? ''
    })
  } finally {
    await database.stop()
  }
}
