import { runAdmin } from '#server/admin/cli.ts'
import { runCommand, withInstallation } from './installation.ts'

/** `npm run admin -- COMMAND`: with the database of this installation, while it runs or not. */
await runCommand(() =>
  withInstallation({}, ({ url, settings }) =>
    runAdmin({ ...settings.env, databaseUrl: url }, process.argv.slice(2)),
  ),
)
