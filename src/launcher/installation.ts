import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { given } from '#server/platform/variables.ts'
import { Halt } from './halt.ts'
import { type FolderLock, lockFolder } from './lock.ts'
import { runningDatabase, startDatabase } from './postgres/database.ts'
import { readSettings, type Settings } from './settings.ts'

/** The database that `npm start` would use here, while it runs or not. */
export interface Installation {
  url: string
  settings: Settings
  /** Where the embedded database lies; undefined for a server. */
  embeddedIn: string | undefined
}

/**
 * Does some work with this installation's database: that of DATABASE_URL, or the embedded one of the data folder,
 * which is started for the while if the product doesn't run.
 * @param options.alone nobody else may use the data folder meanwhile
 * @param options.begin a data folder without a database gets one
 * @throws Halt in words for people
 */
export async function withInstallation<Result>(
  options: { alone?: boolean; begin?: boolean },
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const settings = readSettings()
  const { dataFolder } = settings
  const url = given(process.env).DATABASE_URL
  if (url || !dataFolder) return work({ url: url ?? '', settings, embeddedIn: undefined })
  if (!options.begin && !existsSync(join(dataFolder, 'postgres')))
    throw new Halt(`There is no database in ${dataFolder}. ULTRAI_DATA_DIR names another folder.`)
  const lock = takeFolder(dataFolder)
  if (lock instanceof Halt) {
    const running = runningDatabase(dataFolder)
    if (options.alone || !running) throw lock
    return work({ url: running, settings, embeddedIn: dataFolder })
  }
  try {
    const database = await startDatabase(dataFolder)
    try {
      return await work({ url: database.url, settings, embeddedIn: dataFolder })
    } finally {
      await database.stop()
    }
  } finally {
    lock.release()
  }
}

function takeFolder(folder: string): FolderLock | Halt {
  try {
    return lockFolder(folder)
  } catch (error) {
    if (error instanceof Halt) return error
    throw error
  }
}

/** Runs a command of the terminal: what goes wrong is told in words, and ends it with 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work()
    process.exit(process.exitCode ?? 0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  }
}
