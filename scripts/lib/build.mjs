import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { NODE, ROOT, withOwnPrograms } from './paths.mjs'

const INPUTS = [
  'src',
  'prisma/schema.prisma',
  'public',
  'next.config.mjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const STAMP = join(ROOT, '.next/ultrai-build')

/** No page is made of these. */
const isInput = (path) =>
  !/\.test\.tsx?$|^src\/(launcher|test|worker)\/|^src\/server\/platform\/prisma\//.test(path)

/**
 * Builds the pages if the build is missing or older than its sources.
 * @returns whether there is a build now; what went wrong was printed
 */
export function ensureBuilt() {
  if (existsSync(join(ROOT, '.next/BUILD_ID')) && isStamped(STAMP, fingerprint(INPUTS, isInput))) return true
  console.log('Building the pages (half a minute) …')
  const { status, stdout, stderr } = spawnSync(NODE, ['node_modules/next/dist/bin/next', 'build'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...withOwnPrograms(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  })
  if (status === 0)
    stamp(STAMP, fingerprint(INPUTS, isInput)) // afterwards: Next mends tsconfig.json where it sees fit
  else console.error(stdout, stderr, '\nThe build failed.')
  return status === 0
}
