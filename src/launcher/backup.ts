// `npm run backup`: everything that this installation keeps, in one file, while it runs.
import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp, dropOlder, NAME } from '#server/backup/back-up.ts'
import { Halt } from './halt.ts'
import { type Installation, runCommand, withInstallation } from './installation.ts'

const USAGE = 'usage: npm run backup -- [--to FOLDER|FILE.zip] [--keep N] [--with-files]'

await runCommand(async () => {
  const { to, keep, withFiles } = readArguments()
  await withInstallation({}, async (installation) => {
    const path = pathFor(installation, to)
    const { manifest, bytes, seconds } = await backUp(installation.settings.env, {
      url: installation.url,
      path,
      withFiles,
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`${path}: ${rows} rows, ${bytes} bytes, in ${seconds} s.`)
    const { files, contained } = manifest.elsewhere
    if (files > contained.length)
      console.log(`${files} files are kept in S3 and are not in it: back up the bucket, or add --with-files.`)
    if (keep !== undefined && !to?.endsWith('.zip'))
      for (const name of dropOlder(resolve(path, '..'), keep)) console.log(`${name} is removed.`)
  })
})

function pathFor({ embeddedIn, settings }: Installation, to: string | undefined): string {
  if (to?.endsWith('.zip')) return resolve(to)
  const folder = resolve(to ?? join(embeddedIn ?? settings.env.dataDir, 'backups'))
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Halt(`${basename(folder)} is no folder, and does not end in .zip.`)
  return join(folder, NAME(new Date()))
}

function readArguments(): { to: string | undefined; keep: number | undefined; withFiles: boolean } {
  try {
    const { values } = parseArgs({
      options: { to: { type: 'string' }, keep: { type: 'string' }, 'with-files': { type: 'boolean' } },
    })
    const keep = values.keep === undefined ? undefined : Number(values.keep)
    if (keep !== undefined && !(Number.isInteger(keep) && keep > 0)) throw new Error('--keep needs a number')
    return { to: values.to, keep, withFiles: values['with-files'] ?? false }
  } catch (error) {
    throw new Halt(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}
