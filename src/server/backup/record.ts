import type pg from 'pg'
import { openSession } from './copy.ts'

/** What is kept of the last backup, as the setting `backup.last`, for whoever watches its age. */
export interface LastBackup {
  /** ISO 8601, UTC: the moment whose rows it has. */
  at: string
  /** The file's name, without its folder. */
  file: string
  bytes: number
  /** How long it took, in seconds. */
  seconds: number
  rows: number
}

export async function recordBackup(url: string, last: LastBackup): Promise<void> {
  const client = await openSession(url)
  try {
    await keepSetting(client, 'backup.last', last)
  } finally {
    await client.end()
  }
}

export async function keepSetting(client: pg.ClientBase, key: string, value: object): Promise<void> {
  await client.query(
    `INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, now())
     ON CONFLICT (key) DO UPDATE SET value = $2, updated_at = now()`,
    [key, JSON.stringify(value)],
  )
}

/** What the last restore into a database put there, or null. */
export async function lastRestored(url: string): Promise<{ content: string; backupOf: string } | null> {
  const client = await openSession(url)
  try {
    const { rows: found } = await client.query("SELECT to_regclass('public.settings') AS table")
    if (found[0]?.table === null) return null
    const { rows } = await client.query("SELECT value FROM settings WHERE key = 'restore.last'")
    return rows[0]?.value ?? null
  } finally {
    await client.end()
  }
}
