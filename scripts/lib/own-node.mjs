// Runs on Node 20.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { NODE, withOwnPrograms } from './paths.mjs'

/**
 * Goes on under Node 24 if this process is an older one: starts the same script again and stands in for it, passing
 * signals down and the exit code up. A killed stand-in is noticed below, by the channel between the two.
 * @returns only under Node 24
 */
export async function underOwnNode() {
  if (Number.parseInt(process.versions.node, 10) >= 24) return
  if (!existsSync(NODE)) throw new Error('Node 24 is missing')
  const child = spawn(NODE, process.argv.slice(1), {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: withOwnPrograms(),
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  await new Promise(() => child.on('exit', (code) => process.exit(code ?? 1)))
}

/** Under npm: when npm was killed, and could pass nothing on, behaves as if the terminal had been closed. */
export function noticeLostParent() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.emit('SIGHUP', 'SIGHUP')
  }, 1000).unref()
}
