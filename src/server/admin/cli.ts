import { POLICIES } from '#server/jobs/kinds.ts'
import { buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import { runCommand, USAGE } from './commands.ts'

/** `npm run admin -- COMMAND`, with the app's own environment. Ends with 1 when it did not work, 2 when misspelt. */
const [command = '', email = '', ...more] = process.argv.slice(2)

try {
  const env = readEnv(process.env)
  const deps = buildDeps({ ...env, logLevel: 'error' }, 'worker', POLICIES)
  try {
    const answer = more.length > 0 ? null : await runCommand(deps, { command, email })
    if (answer === null) {
      process.stderr.write(`${USAGE}\n`)
      process.exitCode = 2
    } else process.stdout.write(`${answer}\n`)
  } finally {
    await deps.close(0)
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
