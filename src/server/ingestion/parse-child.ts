import { flushCompileCache } from 'node:module'
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '#server/platform/errors.ts'
import { assemble } from './assemble.ts'
import { PARSE_LIMITS, type ParseLimits } from './limits.ts'
import { recogniseEmptyPages } from './ocr/recognise-pages.ts'
import { packPages } from './pack.ts'
import { ParseClock } from './parse-clock.ts'
import type { ParseProgress, ParseReply, ParseRequest, RemoteGift, RemoteWish } from './parse-messages.ts'
import { parserOf } from './parsers/parser-of.ts'
import { loadPdfium } from './parsers/pdfium.ts'
import { readRemotely } from './remote/read-remotely.ts'
import type { RemoteAnswer } from './remote/remote-reader.ts'
import { warmPdf } from './warm-pdf.ts'

/** The parsing process: reads one file at a time, as its parent sends them, and answers each. Its argument: the limits. */
const limits: ParseLimits = JSON.parse(process.argv[2] ?? '{}')
const clock = new ParseClock()
clock.rest() // its own start is no file's time
new Worker(new URL('./parse-watchdog.ts', import.meta.url), {
  workerData: { limits, shared: clock.buffer },
}).unref()

// Ctrl-C, and a service manager's SIGTERM, come to all processes of a group: what is read may be read to its end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)

/** A process that no file has come to for so long, in ms, is one that waits; a busy worker's are taken at once. */
const IDLE_MS = 2_000
const SENTENCE = new TextEncoder().encode('A few words to begin with, for the tables take a while.')

const asked = Promise.withResolvers<true>()
const warm = warmUp()
const warmer = warmPages()

process.on('message', async (request: ParseRequest | RemoteGift) => {
  if (!('bytes' in request)) return
  asked.resolve(true)
  await warmer
  clock.begin()
  const reply = await read(request)
  process.send?.(reply)
  clock.rest()
})

/** Loads what takes long and most files need. */
async function warmUp(): Promise<void> {
  await readAhead('text', SENTENCE)
  await loadPdfium()
  flushCompileCache() // not at its end: it is killed
}

/** The machine code for reading is made while the first pages are read: a process that waits reads some ahead. */
async function warmPages(): Promise<void> {
  await warm
  const isAsked = await Promise.race([asked.promise, pause(IDLE_MS, false, { ref: false })])
  if (!isAsked) await readAhead('pdf', warmPdf(10))
}

/** By the usual limits: an installation's may be narrower than what is read here. */
async function readAhead(kind: 'text' | 'pdf', bytes: Uint8Array): Promise<void> {
  const { pages } = await assemble(
    await parserOf(kind)(bytes, { limits: PARSE_LIMITS, progress: () => undefined }),
  )
  packPages(pages)
}

async function read({ bytes, kind, settings, remote: mode }: ParseRequest): Promise<ParseReply> {
  try {
    const parsed = await parserOf(kind)(bytes, { limits, progress: tell })
    const completed = await readRemotely(parsed, bytes, { mode, ask })
    const raw = await recogniseEmptyPages(completed, bytes, {
      languages: settings.ocrLanguages,
      mayAddLanguages: settings.mayAddLanguages ?? false,
      progress: tell,
      allow: (ms) => clock.allow(ms),
    })
    const { pages, ...rest } = await assemble(raw, limits)
    return { ok: true, document: { ...rest, pages: packPages(pages) }, ...memory() }
  } catch (error) {
    const { code, details } = error instanceof AppError ? error : { code: null, details: {} }
    return {
      ok: false,
      code,
      details,
      message: String(error),
      ...memory(),
      ...(isOrderly(error) ? {} : UNFIT),
    }
  }
}

/** Waits for what the parent has read elsewhere: this process has no keys, and knows of no network. */
function ask(): Promise<RemoteAnswer> {
  return new Promise((resolve) => {
    process.on('message', function hear(message: ParseRequest | RemoteGift) {
      if ('bytes' in message) return
      process.off('message', hear)
      resolve(message.remote)
    })
    process.send?.({ wish: 'remote' } satisfies RemoteWish)
  })
}

const UNFIT = { keptMiB: null }

/** A library that failed under its parser may be left in any state. */
function isOrderly(error: unknown): boolean {
  return error instanceof AppError && error.cause === undefined
}

/** Often enough for people to see it move. */
const TELL_MS = 200
let told = 0

function tell(pagesDone: number, pagesTotal: number): void {
  if (performance.now() - told < TELL_MS) return
  told = performance.now()
  process.send?.({ progress: { pagesDone, pagesTotal } } satisfies ParseProgress)
}

function memory() {
  const keptMiB = Math.round(clock.look())
  return { keptMiB, peakMiB: clock.peakMiB() }
}
