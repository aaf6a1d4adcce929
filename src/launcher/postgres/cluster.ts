import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Halt } from '../halt.ts'
import { findBinaries, SHARED_PLACE } from './binaries.ts'
import { canReach, postgresUser, type SystemUser } from './user.ts'

/** The major version of the built-in Postgres; its files are of this version only. */
const VERSION = '18'

/** The owner of everything in the built-in database. */
export const DATABASE_USER = 'ultrai'

/** A Postgres on disk: where its files lie, what runs it, and as whom. */
export interface Cluster {
  folder: string
  binaries: string
  user: SystemUser | undefined
}

/** Finds the cluster of a data folder (`postgres` in it), or makes one: 1 to 2 s, and never half of one. */
export async function openCluster(dataFolder: string): Promise<Cluster> {
  const path = join(resolve(dataFolder), 'postgres')
  if (isThere(path)) return existing(path)
  const user = postgresUser()
  const binaries = findBinaries(user)
  const folder = place(path, user)
  await initialise({ folder, binaries, user })
  if (folder !== path) symlinkSync(folder, path)
  return { folder, binaries, user }
}

function existing(path: string): Cluster {
  if (!existsSync(path))
    throw new Halt(
      `${path} leads to a database that is no longer there. Put it back, or delete ${path} to begin anew.`,
    )
  const folder = realpathSync(path)
  const version = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
  if (version !== VERSION) throw new Halt(otherVersion(path, version))
  const user = ownerOf(folder)
  return { folder, binaries: findBinaries(user), user }
}

/** Postgres' files are of one major version; only a backup goes from one to another. */
function otherVersion(path: string, version: string): string {
  return [
    `${path} was written by Postgres ${version}, and this is Postgres ${VERSION}. Nothing was changed. To take it over:`,
    `  1. with the release of UltrAI that made it: npm run backup -- --to ultrai.zip`,
    `  2. move ${path} to another place, and keep it until all is well`,
    `  3. with this release: npm run restore -- ultrai.zip`,
    'docs/backup-and-recovery.md says more.',
  ].join('\n')
}

/** A cluster is always run by the user it belongs to: Postgres insists on it. */
function ownerOf(folder: string): SystemUser | undefined {
  const { uid, gid } = statSync(folder)
  const self = process.getuid?.()
  if (self === undefined || uid === self) return undefined
  if (self === 0) return { uid, gid }
  throw new Halt(
    `${folder} belongs to another user of this machine. Start as that user, or choose another folder with ULTRAI_DATA_DIR.`,
  )
}

/** In the data folder if Postgres' user may go there; else in a place where it may, with a link from the data folder. */
function place(path: string, user: SystemUser | undefined): string {
  if (!user || canReach(user, dirname(path))) return path
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 })
  const name = createHash('sha256').update(path).digest('hex').slice(0, 16)
  const folder = join(SHARED_PLACE, name)
  // The data folder was deleted and begun anew: what it left is out of use, but not ours to destroy.
  if (existsSync(folder)) renameSync(folder, `${folder}.left-${Date.now()}`)
  return folder
}

/** Initialised beside its place and then renamed, so that an interrupted start leaves no half cluster. */
async function initialise({ folder, binaries, user }: Cluster): Promise<void> {
  const half = `${folder}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (user) chownSync(half, user.uid, user.gid)
  const initdb = join(binaries, 'bin/initdb')
  chmodExecutable(initdb)
  chmodExecutable(join(binaries, 'bin/postgres'))
  const rights = ['--auth=trust', `--username=${DATABASE_USER}`] // the socket's folder is its door, mode 0700
  const text = ['--encoding=UTF8', '--locale=C.UTF-8']
  const run = promisify(execFile)
  await run(initdb, [`--pgdata=${half}`, ...rights, ...text, '--no-instructions'], {
    cwd: half,
    ...user,
    env: { PATH: process.env.PATH, NODE_ENV: process.env.NODE_ENV },
  })
  renameSync(half, folder)
}

function chmodExecutable(path: string): void {
  if ((statSync(path).mode & 0o111) === 0) chmodSync(path, 0o755)
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
