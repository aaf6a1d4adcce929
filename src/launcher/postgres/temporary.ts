import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Database, startDatabase } from './database.ts'

/** Quick rather than safe: what is lost in a crash here is lost gladly. */
const CARELESS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '200' }

/** Starts a Postgres for tests and tools: empty, and gone without a trace when it is stopped. */
export async function startTemporaryDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'ultrai-test-'))
  chmodSync(folder, 0o711) // the user that root lends to Postgres passes through
  const database = await startDatabase(folder, CARELESS)
  const stop = async () => {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...database, stop }
}
