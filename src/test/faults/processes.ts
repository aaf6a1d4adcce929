import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** A process that can be killed, stopped and started again. */
export interface Running {
  readonly name: string
  readonly pid: number
  isAlive(): boolean
  /** The last of what it said. */
  log(): string
  start(): void
  /** Sends a signal and, if it ends the process, waits for its end. Returns the code it ended with. */
  end(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null>
  freeze(): void
  thaw(): void
}

/** Ends that nobody asked for: a fault outside must never end a process of ours. */
export const unexpected: string[] = []

/** Everything that runs, so that nothing is left when the suite ends, however it ends. */
const all = new Set<() => void>()
process.once('exit', () => {
  for (const kill of all) kill()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

interface Order {
  name: string
  command: string
  args: string[]
  env?: Record<string, string | undefined>
  uid?: number | undefined
  gid?: number | undefined
  cwd?: string
}

/** Runs a program in a process group of its own: a signal reaches its children too. */
export function runningProcess(order: Order): Running {
  let child: ChildProcess | undefined
  let wanted = false
  let log = ''

  const signal = (name: NodeJS.Signals) => {
    try {
      if (child?.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, name)
    } catch {} // it ended first
  }
  all.add(() => signal('SIGKILL'))

  function start(): void {
    const { uid, gid, cwd } = order
    child = spawn(order.command, order.args, {
      env: { ...process.env, ...order.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      ...(cwd ? { cwd } : {}),
      ...(uid === undefined ? {} : { uid, gid }),
    })
    wanted = true
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        log = (log + text).slice(-4_000)
      })
    child.once('exit', (code, how) => {
      if (wanted) unexpected.push(`${order.name} ended (${how ?? code}): ${log.slice(-600)}`)
    })
  }

  return {
    name: order.name,
    get pid() {
      return child?.pid ?? 0
    },
    isAlive: () => child !== undefined && child.exitCode === null && child.signalCode === null,
    log: () => log,
    start,
    async end(name) {
      wanted = false
      if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
      const exit = new Promise<number | null>((resolve) => child?.once('exit', resolve))
      // A polite end is the main process' own affair; it ends its children itself.
      if (name === 'SIGKILL') signal(name)
      else child.kill(name)
      return exit
    },
    freeze: () => toAll(child?.pid, 'SIGSTOP'),
    thaw: () => toAll(child?.pid, 'SIGCONT'),
  }
}

/** Signals a process and all that it started: Postgres gives each of its own a process group. */
function toAll(pid: number | undefined, signal: NodeJS.Signals): void {
  if (!pid) return
  try {
    process.kill(pid, signal)
  } catch {
    return // it ended first
  }
  for (const child of childrenOf(pid)) toAll(child, signal)
}

function childrenOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  return lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (child && parent === pid ? [child] : []))
}

/** Waits until something is so. Returns how long that took, in ms, or null when it took too long. */
export async function until(
  isSo: () => Promise<boolean> | boolean,
  patience: number,
  every = 50,
): Promise<number | null> {
  const start = Date.now()
  for (;;) {
    if (await isSo()) return Date.now() - start
    if (Date.now() - start > patience) return null
    await pause(every)
  }
}
