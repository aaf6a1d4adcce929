import { writeSync } from 'node:fs'
import type { ParseLimits } from './limits.ts'
import { TOO_MUCH_MEMORY, TOO_SLOW } from './parse-messages.ts'

/**
 * A thread of the parsing process that ends it when a limit is passed, or when its parent is gone: the main
 * thread is inside PDFium and hears nothing. In the process itself, so that it works on every system and
 * outlives a worker that was killed.
 */
const INTERVAL_MS = 20
const parent = process.ppid
const limits: ParseLimits = JSON.parse(process.argv[2] ?? '{}')

setInterval(() => {
  const { user, system } = process.cpuUsage()
  if (process.ppid !== parent) end('')
  if ((user + system) / 1000 > limits.cpuMs) end(TOO_SLOW)
  if (process.memoryUsage.rss() > limits.memoryMiB * 2 ** 20) end(TOO_MUCH_MEMORY)
}, INTERVAL_MS)

function end(lastWords: string) {
  const peakMiB = Math.round(process.resourceUsage().maxRSS / 1024)
  if (lastWords) writeSync(2, `${lastWords}, peak ${peakMiB} MiB\n`)
  process.kill(process.pid, 'SIGKILL')
}
