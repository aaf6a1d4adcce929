import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Node 24, which the install brings along. */
export const NODE = join(ROOT, 'node_modules/node/bin/node')

/** Notes about what was done, in a folder that goes with the install. */
export const CACHE = join(ROOT, 'node_modules/.cache/ultrai')

/** The environment with the install's programs first in PATH. */
export function withOwnPrograms(env = process.env) {
  return { ...env, PATH: `${join(ROOT, 'node_modules/.bin')}:${env.PATH}` }
}
