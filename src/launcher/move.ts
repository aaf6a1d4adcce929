// `npm run move -- --to DATABASE_URL`: an embedded installation goes to a server, with everything in it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { moveTo } from '#server/backup/move-to.ts'
import { Halt } from './halt.ts'
import { runCommand, withInstallation } from './installation.ts'

const USAGE = 'usage: npm run move -- --to postgres://user:password@host/database [--replace]'

await runCommand(async () => {
  const { to, replace } = readArguments()
  await withInstallation({ alone: true }, async ({ url, settings, embeddedIn }) => {
    const folder = mkdtempSync(join(embeddedIn ?? tmpdir(), '.move-'))
    try {
      const { manifest, isThere } = await moveTo({ from: url, to, file: join(folder, 'all.zip'), replace })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      console.log(
        isThere
          ? `Everything is there already: ${rows} rows in ${manifest.tables.length} tables.`
          : `Moved: ${rows} rows in ${manifest.tables.length} tables, each read back and compared.`,
      )
      console.log('Set DATABASE_URL to the server from now on. What lies here stays as it is.')
      if (embeddedIn && !process.env.AUTH_SECRETS)
        console.log(`AUTH_SECRETS is in ${join(embeddedIn, 'secrets.json')}: with it people stay logged in.`)
      if (manifest.elsewhere.files > 0)
        console.log(
          `${manifest.elsewhere.files} files stay in ${settings.env.s3Bucket}: keep the S3 settings.`,
        )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

function readArguments(): { to: string; replace: boolean } {
  try {
    const { values } = parseArgs({ options: { to: { type: 'string' }, replace: { type: 'boolean' } } })
    if (!values.to || !/^postgres(ql)?:\/\//.test(values.to)) throw new Error('--to needs a Postgres')
    return { to: values.to, replace: values.replace ?? false }
  } catch (error) {
    throw new Halt(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  }
}
