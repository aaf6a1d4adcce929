import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, isStamped, stamp } from './fingerprint.mjs'
import { CACHE, NODE, ROOT, withOwnPrograms } from './paths.mjs'
import { ensureTemplates } from './templates.mjs'

const STAMP = join(CACHE, 'generated')

/** Makes what is made from other files: the list of templates, and the database client. */
export function ensureGenerated() {
  ensureTemplates()
  ensureClient()
}

/**
 * Makes Prisma's client from the schema if it is missing or older. Works without a network: the generator is
 * WebAssembly and never runs the schema engine that the command would download first, so any file may stand for it.
 */
function ensureClient() {
  const print = fingerprint(['prisma/schema.prisma', 'package-lock.json'])
  if (existsSync(join(ROOT, 'src/server/platform/prisma/client.ts')) && isStamped(STAMP, print)) return
  const { status, stdout, stderr } = spawnSync(NODE, ['node_modules/prisma/build/index.js', 'generate'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...withOwnPrograms(),
      PRISMA_SCHEMA_ENGINE_BINARY: NODE,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  if (status !== 0) {
    console.error(stdout, stderr, '\nThe database client could not be made.')
    process.exit(1)
  }
  stamp(STAMP, print)
}
