import { Worker } from 'node:worker_threads'
import { AppError } from '#server/platform/errors.ts'
import { assemble } from './assemble.ts'
import type { ParseProgress, ParseReply, ParseRequest } from './parse-messages.ts'
import { parserOf } from './parsers/parser-of.ts'

/** The parsing process: reads one file at a time, as its parent sends them, and answers each. Its argument: the limits. */
new Worker(new URL('./parse-watchdog.ts', import.meta.url), { argv: process.argv.slice(2) }).unref()

process.on('message', async (request: ParseRequest) => {
  const reply = await read(request)
  process.send?.(reply)
})

async function read({ bytes, kind }: ParseRequest): Promise<ParseReply> {
  try {
    const document = await assemble(await parserOf(kind)(bytes, { progress: tell }))
    return { ok: true, document, peakMiB: peakMiB() }
  } catch (error) {
    const { code, details } = error instanceof AppError ? error : { code: null, details: {} }
    return { ok: false, code, details, message: String(error), peakMiB: peakMiB() }
  }
}

function tell(pagesDone: number, pagesTotal: number): void {
  process.send?.({ progress: { pagesDone, pagesTotal } } satisfies ParseProgress)
}

function peakMiB(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}
