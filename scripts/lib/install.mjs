// Runs on Node 20: whatever a fresh clone finds on the machine.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NODE, ROOT } from './paths.mjs'

/** Installs the packages if they are missing, incomplete, or not those of package-lock.json. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.log('Installing packages (a minute or two) …')
  const { status } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: installEnvironment(),
      shell: process.platform === 'win32',
    },
  )
  if (status !== 0) stop('npm ci failed; what it says stands above.')
  if (!existsSync(NODE))
    stop('Node 24 was not installed: install scripts seem to be off. Run: npm rebuild node')
}

/**
 * Whether every package stands in the version of package-lock.json: npm keeps a list of what it installed, written
 * last, so that an interrupted install counts as none.
 */
export function isInstalled(root = ROOT) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const there = readPackages(join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !there || !existsSync(join(root, 'node_modules/node/bin/node'))) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true
    return there[path] ? there[path].version === version : Boolean(optional || devOptional || peer)
  })
}

function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined
}

function installEnvironment() {
  // npm must not run under the Node that it is about to replace.
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.endsWith('node_modules/.bin'))
  return {
    ...process.env,
    PATH: path.join(':'),
    NODE_ENV: 'development',
    // Any existing file: Prisma then downloads no engine, which we don't use (see generate.mjs).
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  }
}

function stop(words) {
  console.error(words)
  process.exit(1)
}
