import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Halt } from './halt.ts'

/** What is made once for a data folder and kept in it, for its owner's eyes only. */
export interface Secrets {
  /** Keys that sign tokens: the first signs, all verify. */
  authSecrets: string[]
}

/**
 * Reads `secrets.json` of a data folder, or makes it (mode 0600).
 * @throws Halt if the file is there but can't be read: new secrets would end every session silently
 */
export function keepSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json')
  return read(path) ?? make(path)
}

function read(path: string): Secrets | undefined {
  try {
    const secrets = JSON.parse(readFileSync(path, 'utf8'))
    if (!Array.isArray(secrets.authSecrets) || secrets.authSecrets.length === 0)
      throw new Error('no authSecrets in it')
    chmodSync(path, 0o600)
    return secrets
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new Halt(
      `${path} can't be read (${String(error)}). Repair it, or delete it: everyone then logs in again.`,
    )
  }
}

function make(path: string): Secrets {
  const secrets = { authSecrets: [randomBytes(32).toString('base64url')] }
  const half = `${path}.${process.pid}`
  writeFileSync(half, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, path)
  return secrets
}
