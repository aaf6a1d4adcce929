import { execFileSync } from 'node:child_process'
import { realpathSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Halt } from '../halt.ts'

/** Whom Postgres runs as, when that isn't ourselves. */
export interface SystemUser {
  uid: number
  gid: number
}

/**
 * The user that Postgres runs as: undefined for "as we do". Postgres refuses to run as root, so root lends it a user
 * that exists already (we add none to the machine): `postgres` if there is one, else `nobody`, which every Unix has.
 */
export function postgresUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const user = lookUp('postgres') ?? lookUp('nobody')
  if (user) return user
  throw new Halt(
    'Postgres does not run as root, and this machine has no user postgres or nobody. Add one, or set DATABASE_URL.',
  )
}

/** Whether a user may go into a folder: every folder on the way lets them pass. */
export function canReach(user: SystemUser, folder: string): boolean {
  const real = realpathSync(folder)
  if (!mayPass(user, statSync(real))) return false
  const parent = dirname(real)
  return parent === real || canReach(user, parent)
}

function mayPass(user: SystemUser, { uid, gid, mode }: Stats): boolean {
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}

function lookUp(name: string): SystemUser | undefined {
  try {
    const ask = (flag: string) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}
