import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { ErrorCode } from '#contracts/error.ts'
import { AppError } from '#server/platform/errors.ts'
import type { ParseLimits } from './limits.ts'
import {
  type ParseProgress,
  type ParseReply,
  type ParseRequest,
  TOO_MUCH_MEMORY,
  TOO_SLOW,
} from './parse-messages.ts'
import type { ParsedDocument } from './parsed.ts'

export type ParseResult =
  | { document: ParsedDocument; error: null; peakMiB: number }
  | { document: null; error: AppError; peakMiB: number }

/** Told how many pages of how many have been read. */
export type OnProgress = (progress: ParseProgress['progress']) => void

/** A running parser. It reads one file after another; a pool may keep it, `kill` ends it at once. */
export interface ParserProcess {
  read(request: ParseRequest, onProgress?: OnProgress): Promise<ParseResult>
  kill(): void
}

const CHILD = fileURLToPath(new URL('./parse-child.ts', import.meta.url))

/** Starts a process with nothing of our environment: a file that takes it over finds no secrets. */
export function startParser(limits: ParseLimits): ParserProcess {
  const child = fork(CHILD, [JSON.stringify(limits)], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.heapMiB}`],
    env: {} as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  return {
    read: (request, onProgress) => readOne(child, { request, wallMs: limits.wallMs, onProgress }),
    kill: () => child.kill('SIGKILL'),
  }
}

function readOne(
  child: ChildProcess,
  input: { request: ParseRequest; wallMs: number; onProgress: OnProgress | undefined },
): Promise<ParseResult> {
  const { request, wallMs, onProgress } = input
  return new Promise((resolve) => {
    let lastWords = ''
    let expired = false
    const guard = setTimeout(() => {
      expired = true
      child.kill('SIGKILL')
    }, wallMs)
    const settle = (result: ParseResult) => {
      clearTimeout(guard)
      child.removeAllListeners('message').removeAllListeners('close').removeAllListeners('error')
      resolve(result)
    }
    const fail = (error: AppError, peakMiB = 0) => settle({ document: null, error, peakMiB })
    child.stderr?.on('data', (data: Buffer) => {
      lastWords = (lastWords + data.toString()).slice(-4_000)
    })
    child.on('message', (reply: ParseReply | ParseProgress) => {
      if ('progress' in reply) return onProgress?.(reply.progress)
      if (reply.ok) settle({ document: reply.document, error: null, peakMiB: reply.peakMiB })
      else fail(errorOf(reply), reply.peakMiB)
    })
    child.once('close', () => {
      const peakMiB = Number(/peak (\d+) MiB/.exec(lastWords)?.[1] ?? 0)
      fail(expired ? new AppError('document.too_slow') : whyItDied(lastWords), peakMiB)
    })
    child.once('error', (cause) => fail(new AppError('service.unexpected', {}, { cause })))
    child.send(request, (cause) => cause && child.kill('SIGKILL'))
  })
}

function errorOf({ code, details, message }: Extract<ParseReply, { ok: false }>): AppError {
  return new AppError((code as ErrorCode | null) ?? 'service.unexpected', details, { cause: message })
}

function whyItDied(lastWords: string): AppError {
  if (lastWords.includes(TOO_SLOW)) return new AppError('document.too_slow')
  const outOfMemory = lastWords.includes(TOO_MUCH_MEMORY) || lastWords.includes('heap out of memory')
  if (outOfMemory) return new AppError('document.too_much_memory', {}, { cause: lastWords })
  return new AppError('service.unexpected', {}, { cause: `the parsing process died: ${lastWords}` })
}
