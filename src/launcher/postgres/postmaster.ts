import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What a running Postgres says of itself in its `postmaster.pid`. */
interface Postmaster {
  pid: number
  sockets: string
  ready: boolean
}

/** Reads `postmaster.pid`: line 1 the process, 5 the folder of its sockets, 8 its state (src/include/utils/pidfile.h of Postgres). */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), sockets: lines[4] ?? '', ready: (lines[7] ?? '').startsWith('ready') }
  } catch {
    return undefined
  }
}

/**
 * Ends whatever an earlier start left on a cluster, so that there are never two on one folder. A Postgres that still
 * runs gets `patience` ms to be stopped by the guard it had, then is stopped here. A pid file whose process is gone,
 * or is now something else, is cleared away: Postgres itself would refuse to start for the latter.
 */
export async function clearOld(cluster: string, ourSockets: string, patience: number): Promise<void> {
  const old = readPostmaster(cluster)
  if (!old) return
  if (isPostgres(old.pid)) {
    if (!(await gone(old.pid, patience))) await stopPostgres(old.pid)
  } else rmSync(join(cluster, 'postmaster.pid'), { force: true })
  if (old.sockets !== ourSockets && /^\/tmp\/ultrai-\w+$/.test(old.sockets))
    rmSync(old.sockets, { recursive: true, force: true })
}

/** Fast shutdown (open transactions are rolled back), then less and less kindly: after 10 s, and after 5 more. */
export async function stopPostgres(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    send(pid, signal)
    if (await gone(pid, patience)) return
  }
}

/** Waits for a process to end. @returns whether it did within `patience` ms */
export async function gone(pid: number, patience: number): Promise<boolean> {
  const end = Date.now() + patience
  while (isAlive(pid)) {
    if (Date.now() >= end) return false
    await pause(25)
  }
  return true
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A child that ended but whose end nobody has asked for yet still takes signals. */
function isZombie(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  return existsSync(stat) && / Z /.test(readFileSync(stat, 'utf8').replace(/^.*\)/, ''))
}

function isPostgres(pid: number): boolean {
  return isAlive(pid) && /postgres/.test(commandOf(pid))
}

function commandOf(pid: number): string {
  try {
    const path = `/proc/${pid}/cmdline`
    if (existsSync(path)) return readFileSync(path, 'utf8')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {} // it ended first
}
