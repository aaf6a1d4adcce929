// Runs on Node 20.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
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

/**
 * Under npm: when npm or the shell between us is gone, and could pass no signal on, behaves as if the terminal had
 * been closed. (A shell that gets SIGTERM from npm dies of it and tells us nothing.)
 */
export function noticeLostParent() {
  if (!process.env.npm_lifecycle_event) return
  const before = ancestors()
  setInterval(() => {
    if (ancestors() !== before) process.emit('SIGHUP', 'SIGHUP')
  }, 1000).unref()
}

/** Parent and, where /proc tells, grandparent. */
function ancestors() {
  try {
    const [, parent] = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${process.ppid}/status`, 'utf8')) ?? []
    return `${process.ppid} ${parent}`
  } catch {
    return String(process.ppid)
  }
}
