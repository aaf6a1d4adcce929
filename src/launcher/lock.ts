import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Halt } from './halt.ts'

/** Who works in a data folder: for people, the lock itself is the kernel's. */
export interface Holder {
  pid: number
  /** ISO 8601, UTC */
  since: string
  address?: string
}

export interface FolderLock {
  /** Tells whoever comes second where the first one answers. */
  announce(address: string): void
  release(): void
}

/** Locks in force. A database that nobody refers to is collected as garbage, and its lock with it. */
const held = new Set<DatabaseSync>()

/**
 * Takes a data folder for this process, until it releases it or ends, however it ends.
 *
 * Node has no flock of its own, but SQLite takes the system's file lock: the kernel gives it back when the process
 * dies, so a pid that was used again, a crash or two starts in the same instant can't mislead it.
 * @throws Halt that names the process that has it
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'launcher.lock'), { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && error.message.includes('locked')) throw new Halt(inUse(folder))
    throw error
  }
  held.add(database)
  const note = join(folder, 'launcher.json')
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() }
  const write = () => writeFileSync(note, `${JSON.stringify(holder, null, 2)}\n`)
  write()
  return {
    announce(address) {
      holder.address = address
      write()
    },
    release() {
      rmSync(note, { force: true })
      held.delete(database)
      database.close()
    },
  }
}

function inUse(folder: string): string {
  const holder = readHolder(folder)
  const who = holder ? `process ${holder.pid}, started ${holder.since}` : 'another process'
  const where = holder?.address ? `, answers at ${holder.address}` : ''
  return `UltrAI already runs on ${folder} (${who}${where}).\nStop it first, or choose another folder with ULTRAI_DATA_DIR.`
}

function readHolder(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'launcher.json'), 'utf8'))
  } catch {
    return undefined // the first is just starting
  }
}
