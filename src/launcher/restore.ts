// `npm run restore -- FILE`: what a backup contains becomes what this installation keeps.
import { parseArgs } from 'node:util'
import { forgetCached } from '#server/backup/forget-cached.ts'
import { restore } from '#server/backup/restore.ts'
import { Halt } from './halt.ts'
import { runCommand, withInstallation } from './installation.ts'

const USAGE = 'usage: npm run restore -- FILE.zip [--replace]'

await runCommand(async () => {
  const { file, replace } = readArguments()
  await withInstallation({ begin: true }, async ({ url, settings }) => {
    const { manifest, requeued } = await restore({ url, file, replace })
    if (settings.env.redisUrl) await forgetCached(settings.env.redisUrl)
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    console.log(`Restored as of ${manifest.at}: ${rows} rows, each table checked. ${requeued} jobs go on.`)
    const { files, contained } = manifest.elsewhere
    if (files > contained.length)
      console.log(`${files} files were kept in S3: they are read from there, if they still are there.`)
  })
})

function readArguments(): { file: string; replace: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { replace: { type: 'boolean' } },
    })
    const [file, ...more] = positionals
    if (!file || more.length > 0) throw new Error('one file, please')
    return { file, replace: values.replace ?? false }
  } catch (error) {
    throw new Halt(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}
