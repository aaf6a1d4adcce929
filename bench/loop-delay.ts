import { monitorEventLoopDelay } from 'node:perf_hooks'

/**
 * Loaded before a process' own code (`--import`): measures how long its event loop is held up, and what it takes of
 * the processor. Asked by `'tell'`, it answers with the longest delay since the last answer, in ms.
 */
export interface LoopDelay {
  loopMaxMs: number
}

/** The answer to `'spent'`: processor time since the process began, of all its threads, in microseconds. */
export interface Spent {
  cpuMicros: number
}

const RESOLUTION_MS = 5
const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
histogram.enable()

process.on('message', (message) => {
  if (message === 'spent') {
    const { user, system } = process.cpuUsage()
    process.send?.({ cpuMicros: user + system } satisfies Spent)
  }
  if (message !== 'tell') return
  const loopMaxMs = Math.max(0, histogram.max / 1e6 - RESOLUTION_MS)
  process.send?.({ loopMaxMs } satisfies LoopDelay)
  histogram.reset()
})
