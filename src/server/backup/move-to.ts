import { createWriteStream } from 'node:fs'
import { dump } from './dump.ts'
import type { Manifest } from './manifest.ts'
import { lastRestored } from './record.ts'
import { Refused, restore } from './restore.ts'

/**
 * Copies all rows of one database into another, by a backup in `file`. It can be broken off at any time and begun
 * again: the other has all of it or nothing. Once it has, nothing is written again, though it was used since; and a
 * database with other data is refused.
 * @throws Refused
 */
export async function moveTo(input: {
  from: string
  to: string
  file: string
  replace?: boolean
}): Promise<{ manifest: Manifest; isThere: boolean }> {
  const { from, to, file, replace = false } = input
  const manifest = await dump(from, createWriteStream(file, { mode: 0o600 }))
  const last = await lastRestored(to)
  if (last?.content === manifest.content) return { manifest, isThere: true }
  if (last && !replace)
    throw new Refused(
      `The server has what was moved before (as of ${last.backupOf}), and here something has changed since. --replace gives up what the server has. Nothing was changed.`,
    )
  await restore({ url: to, file, replace })
  return { manifest, isThere: false }
}
