import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import { type Entry, open, type ZipFile } from 'yauzl'
import { sumOf } from './copy.ts'
import { MANIFEST, type Manifest, manifest, originalOf, rowsOf } from './manifest.ts'

/** A backup that is open for reading. */
export interface Archive {
  manifest: Manifest
  read(name: string): Promise<Readable>
  close(): void
}

/** What a backup is refused with: it says what is wrong, and that nothing was touched. */
export class DamagedBackup extends Error {
  constructor(file: string, why: string, options?: ErrorOptions) {
    super(`${file} is no whole backup: ${why}. Nothing was changed.`, options)
  }
}

/** Opens a backup and reads its manifest. Throws DamagedBackup. */
export async function openArchive(file: string): Promise<Archive> {
  try {
    const zip = await promisify<string, object, ZipFile>(open)(file, { lazyEntries: true, autoClose: false })
    const entries = await listEntries(zip)
    const read = async (name: string) => {
      const entry = entries.get(name)
      if (!entry) throw new Error(`${name} is missing`)
      return promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry)
    }
    const bytes = Buffer.concat(await (await read(MANIFEST)).toArray())
    if (crc32(bytes) !== entries.get(MANIFEST)?.crc32) throw new Error(`${MANIFEST} is damaged`)
    return { manifest: manifest.parse(JSON.parse(bytes.toString())), read, close: () => zip.close() }
  } catch (error) {
    throw new DamagedBackup(file, error instanceof Error ? error.message : String(error), { cause: error })
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return entries
}

/** Reads the whole backup and compares it with its manifest. Throws DamagedBackup at the first difference. */
export async function verify(archive: Archive, file: string): Promise<void> {
  const { tables, elsewhere } = archive.manifest
  const parts = [
    ...tables.map(({ name, sha256, rows }) => ({ name: rowsOf(name), sha256, rows })),
    ...elsewhere.contained.map(({ id, sha256 }) => ({ name: originalOf(id), sha256, rows: null })),
  ]
  for (const { name, sha256, rows } of parts) {
    const sum = await archive
      .read(name)
      .then(sumOf)
      .catch((error: unknown) => {
        throw new DamagedBackup(file, error instanceof Error ? error.message : String(error), {
          cause: error,
        })
      })
    if (sum.sha256 !== sha256 || (rows !== null && sum.lines !== rows))
      throw new DamagedBackup(file, `${name} is not what was written`)
  }
}
