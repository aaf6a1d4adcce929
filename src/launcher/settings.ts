import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadEnvFile } from 'node:process'
import { type Env, readEnv } from '#server/platform/env.ts'
import { given } from '#server/platform/variables.ts'
import { Halt } from './halt.ts'

/** The checkout. */
export const ROOT = join(import.meta.dirname, '../..')

/** The configuration as far as it is known before anything runs. */
export interface Settings {
  env: Env
  /** absolute; undefined in production, which keeps nothing on this machine */
  dataFolder: string | undefined
  host: string
  /** someone chose it: then no other will do */
  portIsChosen: boolean
}

/**
 * Reads `.env` and the environment, and checks them before anything is started. What the local profile makes by
 * itself later (database, secret) may be missing here.
 * @throws Halt that names each wrong variable
 */
export function readSettings(): Settings {
  const file = join(ROOT, '.env')
  if (existsSync(file)) loadEnvFile(file)
  const set = given(process.env)
  const isProduction = set.ULTRAI_PROFILE === 'production'
  const later = { DATABASE_URL: 'postgres://', AUTH_SECRETS: randomBytes(32).toString('hex') }
  const env = check(isProduction ? set : { ...later, ...set })
  return {
    env,
    dataFolder: isProduction ? undefined : makeFolder(resolve(ROOT, env.dataDir)),
    host: env.host ?? (isProduction ? '0.0.0.0' : '127.0.0.1'),
    portIsChosen: set.PORT !== undefined,
  }
}

function check(source: Record<string, string | undefined>): Env {
  try {
    return readEnv(source)
  } catch (error) {
    throw new Halt(error instanceof Error ? error.message : String(error))
  }
}

/** For its owner only; root's lets the user that runs Postgres pass through, who can't list or read what lies in it. */
function makeFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  return folder
}
