import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { WholeScripts } from './whole-scripts.ts'

/** The `prisma/` folder of this checkout. */
export const PRISMA_FOLDER = join(import.meta.dirname, '../../../prisma')

/** The engine is told of no table or enum that others look after. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Does some work with Prisma's schema engine as WebAssembly, bound to a database. It writes the ordinary
 * `_prisma_migrations` table. The native engine that `prisma migrate` downloads at its first use is not needed.
 * @param connectionString a Postgres by URL
 * @param prismaFolder the folder with `schema.prisma`
 */
export async function withEngine<Result>(
  connectionString: string,
  prismaFolder: string,
  work: (engine: SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const { SchemaEngine } = await loadOnce()
  const schema = await readSchema(prismaFolder)
  const database = new WholeScripts(connectionString)
  const datamodels: [string, string][] = [[schema.path, schema.content]]
  const adapter = bindMigrationAwareSqlAdapterFactory(database)
  const engine = await SchemaEngine.new({ datamodels }, () => {}, adapter)
  try {
    return await work(engine)
  } finally {
    engine.free()
    await database.close()
  }
}

/** `schema.prisma` with its path, as the engine wants it. */
export async function readSchema(prismaFolder: string): Promise<{ path: string; content: string }> {
  const path = join(prismaFolder, 'schema.prisma')
  return { path, content: await readFile(path, 'utf8') }
}

/** All migrations of a `prisma/` folder in their order; none if there is no folder yet. */
export async function readMigrations(prismaFolder = PRISMA_FOLDER): Promise<MigrationList> {
  const baseDir = join(prismaFolder, 'migrations')
  const entries = await readdir(baseDir, { withFileTypes: true }).catch(() => [])
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: await readFile(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  )
  const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' }
  return { baseDir, lockfile, shadowDbInitScript: '', migrationDirectories }
}

let loaded: ReturnType<typeof loadEngine> | undefined

/** The bindings know one instance of the WebAssembly only. */
function loadOnce(): ReturnType<typeof loadEngine> {
  loaded ??= loadEngine()
  return loaded
}

/** Loads the WebAssembly by hand: the package's own way in needs an import of .wasm files, which bundlers and Node treat differently. */
async function loadEngine(): Promise<{ SchemaEngine: typeof SchemaEngine }> {
  const require = createRequire(import.meta.url)
  const path = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg').replace(/\.js$/, '.wasm')
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const { instance } = await WebAssembly.instantiate(await readFile(path), {
    './schema_engine_bg.js': lettingGo(bindings as unknown as WebAssembly.ModuleImports),
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
  return bindings as unknown as { SchemaEngine: typeof SchemaEngine }
}

/** The engine never ends its timer of 10 s for its own lock: unreferenced, it doesn't keep a finished process waiting. */
function lettingGo(bindings: WebAssembly.ModuleImports): WebAssembly.ModuleImports {
  const name = Object.keys(bindings).find((key) => key.startsWith('__wbg_setTimeout_'))
  if (!name) return bindings
  return { ...bindings, [name]: (work: () => void, delay: number) => setTimeout(work, delay).unref() }
}
