import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './paths.mjs'

/**
 * One hash of files and folders (with everything in them), by their paths and contents.
 * @param {string[]} paths relative to the checkout; what isn't there counts as empty
 * @param {(path: string) => boolean} counts which files count
 */
export function fingerprint(paths, counts = () => true) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn).filter(counts).sort()) {
    hash.update(`${path}\0`)
    hash.update(readFileSync(join(ROOT, path)))
    hash.update('\0')
  }
  return hash.digest('hex')
}

function filesIn(path) {
  const full = join(ROOT, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full).flatMap((name) => filesIn(`${path}/${name}`))
}

/** Whether the stamp at `path` says that this was made from what has this fingerprint. */
export function isStamped(path, print) {
  return existsSync(path) && readFileSync(path, 'utf8') === print
}

/** Notes what something was made from. */
export function stamp(path, print) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, print)
}
