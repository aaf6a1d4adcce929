import { runMove } from '#server/documents/move-cli.ts'
import { runCommand, withInstallation } from './installation.ts'

/** `npm run blobs:move -- --to s3|postgres`: with the database of this installation, while it runs or not. */
await runCommand(() =>
  withInstallation({}, ({ url, settings }) =>
    runMove({ ...settings.env, databaseUrl: url }, process.argv.slice(2)),
  ),
)
