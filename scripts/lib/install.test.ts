import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isInstalled } from './install.mjs'

const root = join(import.meta.dirname, '../..')

interface Locked {
  version?: string
  optionalDependencies?: Record<string, string>
}

test('an install is complete here, and missing where there is none', () => {
  expect(isInstalled(root)).toBe(true)
  expect(isInstalled(join(root, 'src'))).toBe(false)
})

/** npm leaves out what its registry can't give it just then, and `npm ci` of npm 11 then refuses the whole file. */
test('the lock file names the optional packages of every platform (else: npm run lock:complete)', () => {
  const packages: Record<string, Locked> = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  ).packages
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')))
  const missing = Object.values(packages)
    .flatMap((owner) => Object.entries(owner.optionalDependencies ?? {}))
    .filter(([name, version]) => /^\d/.test(version) && !names.has(name))
  expect(missing).toEqual([])
})
