import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import type { ParseLimits } from './limits.ts'
import { ParseClock } from './parse-clock.ts'
import { TOO_MUCH_MEMORY, TOO_SLOW } from './parse-messages.ts'

/**
 * A thread of the parsing process that ends it when a limit is passed, or when its parent is gone: the main
 * thread is inside PDFium and hears nothing. In the process itself, so that it works on every system and
 * outlives a worker that was killed.
 */
const INTERVAL_MS = 20
const parent = process.ppid
const { limits, shared }: { limits: ParseLimits; shared: SharedArrayBuffer } = workerData
const clock = new ParseClock(shared)

setInterval(() => {
  const memoryMiB = clock.look()
  if (process.ppid !== parent) end('')
  if (clock.spentMs() > limits.cpuMs) end(TOO_SLOW)
  if (memoryMiB > limits.memoryMiB) end(TOO_MUCH_MEMORY)
}, INTERVAL_MS)

function end(lastWords: string) {
  if (lastWords) writeSync(2, `${lastWords}, peak ${clock.peakMiB()} MiB\n`)
  process.kill(process.pid, 'SIGKILL')
}
