import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LoopDelay, Spent } from './loop-delay.ts'

const DELAY = new URL('./loop-delay.ts', import.meta.url).href

/** `BENCH_PROFILE=FOLDER` keeps a processor profile of each process there, for DevTools or speedscope. */
const PROFILE = process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []

/** Starts one of our processes with what measures its event loop. It ends with this one: its channel closes. */
export function startProcess(path: string, env: Record<string, string>): ChildProcess {
  return fork(fileURLToPath(new URL(path, import.meta.url)), [], {
    execArgv: ['--import', DELAY, ...PROFILE],
    env: { PATH: process.env.PATH, ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}

/** The longest that the process' event loop was held up since it was last asked, in ms. */
export async function loopDelay(child: ChildProcess): Promise<number> {
  child.send('tell')
  const [{ loopMaxMs }] = (await once(child, 'message')) as [LoopDelay]
  return loopMaxMs
}

/** What the process has taken of the processor so far, in microseconds. */
export async function cpuMicros(child: ChildProcess): Promise<number> {
  child.send('spent')
  const [{ cpuMicros }] = (await once(child, 'message')) as [Spent]
  return cpuMicros
}

export async function stopProcess(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const force = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended
  clearTimeout(force)
}

/**
 * Watches the resident memory of a process and of its children, every 100 ms; null where there is no /proc. What they
 * share is counted in each: to divide it, the kernel goes over every page, which took a third of a core from what is measured.
 */
export function watchMemory(pid: number): { stop(): { ownMiB: number; childrenMiB: number } | null } {
  const peak = { ownMiB: 0, childrenMiB: 0 }
  const timer = setInterval(() => {
    peak.ownMiB = Math.max(peak.ownMiB, residentMiB(pid))
    const children = childrenOf(pid).reduce((sum, child) => sum + residentMiB(child), 0)
    peak.childrenMiB = Math.max(peak.childrenMiB, children)
  }, 100)
  return {
    stop() {
      clearInterval(timer)
      return peak.ownMiB > 0 ? peak : null
    },
  }
}

function residentMiB(pid: number): number {
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024)
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
}

/** '' for a process that has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
