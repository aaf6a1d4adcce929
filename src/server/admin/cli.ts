import { POLICIES } from '#server/jobs/kinds.ts'
import { buildDeps } from '#server/platform/deps.ts'
import type { Env } from '#server/platform/env.ts'
import { runCommand, USAGE } from './commands.ts'

/** `npm run admin -- COMMAND`, with the installation's own environment. Prints; sets exit code 2 when misspelt. */
export async function runAdmin(env: Env, args: string[]): Promise<void> {
  const [command = '', email = '', ...more] = args
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
}
