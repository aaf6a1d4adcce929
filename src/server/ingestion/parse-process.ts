import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ERRORS, type ErrorCode } from '#contracts/error.ts'
import { AppError } from '#server/platform/errors.ts'
import type { ParseLimits } from './limits.ts'
import type { PackedDocument } from './pack.ts'
import {
  type ParseMemory,
  type ParseProgress,
  type ParseReply,
  type ParseRequest,
  type RemoteGift,
  type RemoteWish,
  TOO_MUCH_MEMORY,
  TOO_SLOW,
} from './parse-messages.ts'
import type { RemoteReader } from './remote/remote-reader.ts'

export type ParseResult = ParseMemory &
  ({ document: PackedDocument; error: null } | { document: null; error: AppError })

/** Told how many pages of how many have been read. */
export type OnProgress = (progress: ParseProgress['progress']) => void

/** Who hears of a file that is read. */
export interface ParseListeners {
  onProgress?: OnProgress | undefined
  /** Asked once at most, and not at all when the request says so. */
  remote?: RemoteReader | undefined
}

/** A running parser. It reads one file after another; `kill` ends it at once. */
export interface ParserProcess {
  readonly pid: number | undefined
  read(request: ParseRequest, listeners?: ParseListeners): Promise<ParseResult>
  /** False once it has ended, or is about to. */
  isAlive(): boolean
  kill(): void
}

const CHILD = fileURLToPath(new URL('./parse-child.ts', import.meta.url))

/** Where Node keeps what it compiled: a process then starts in half of the time, with two thirds of the memory. */
const COMPILED = fileURLToPath(new URL('../../../node_modules/.cache/parse', import.meta.url))

/** Starts a process with nothing of our environment: a file that takes it over finds no secrets. */
export function startParser(limits: ParseLimits): ParserProcess {
  const child = fork(CHILD, [JSON.stringify(limits)], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${limits.heapMiB}`],
    env: { NODE_COMPILE_CACHE: COMPILED, MALLOC_ARENA_MAX: '2' } as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  // One that fails while it waits is found dead when it is wanted.
  child.on('error', () => undefined)
  child.stderr?.resume()
  return {
    pid: child.pid,
    read: (request, listeners = {}) => readOne(child, { ...listeners, request, wallMs: limits.wallMs }),
    isAlive: () => child.connected && child.exitCode === null && child.signalCode === null && !child.killed,
    kill: () => child.kill('SIGKILL'),
  }
}

function readOne(
  child: ChildProcess,
  input: ParseListeners & { request: ParseRequest; wallMs: number },
): Promise<ParseResult> {
  const { request, wallMs, onProgress } = input
  let { remote } = input
  return new Promise((resolve) => {
    let lastWords = ''
    let expired = false
    let settled = false
    const expire = () => {
      expired = true
      child.kill('SIGKILL')
    }
    let guard = setTimeout(expire, wallMs)
    const settle = (result: ParseResult) => {
      settled = true
      clearTimeout(guard)
      child.off('message', hear).off('close', mourn).off('error', refuse)
      child.stderr?.off('data', note)
      resolve(result)
    }
    const fail = (error: AppError, memory: ParseMemory = { peakMiB: 0, keptMiB: null }) =>
      settle({ document: null, error, peakMiB: memory.peakMiB, keptMiB: memory.keptMiB })
    const note = (data: Buffer) => {
      lastWords = (lastWords + data.toString()).slice(-4_000)
    }
    const fulfil = async () => {
      const asked = remote
      remote = undefined
      clearTimeout(guard)
      const gift: RemoteGift = { remote: (await asked?.read().catch(() => 'failed' as const)) ?? 'no' }
      if (settled) return
      guard = setTimeout(expire, wallMs)
      child.send(gift, () => undefined)
    }
    const hear = (reply: ParseReply | ParseProgress | RemoteWish) => {
      if ('wish' in reply) return void fulfil()
      if ('progress' in reply) {
        guard.refresh()
        return onProgress?.(reply.progress)
      }
      const { peakMiB, keptMiB } = reply
      if (reply.ok) settle({ document: reply.document, error: null, peakMiB, keptMiB })
      else fail(errorOf(reply), reply)
    }
    const mourn = () => {
      const peakMiB = Number(/peak (\d+) MiB/.exec(lastWords)?.[1] ?? 0)
      fail(expired ? new AppError('document.too_slow') : whyItDied(lastWords), { peakMiB, keptMiB: null })
    }
    const refuse = (cause: Error) => fail(new AppError('service.unexpected', {}, { cause }))
    child.stderr?.on('data', note)
    child.on('message', hear).once('close', mourn).once('error', refuse)
    child.send(request, (cause) => cause && child.kill('SIGKILL'))
  })
}

/** A code that isn't ours is not passed on: whoever took the process over may have made it up. */
function errorOf({ code, details, message }: Extract<ParseReply, { ok: false }>): AppError {
  const known = code !== null && Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : 'service.unexpected'
  return new AppError(known, details, { cause: message })
}

function whyItDied(lastWords: string): AppError {
  if (lastWords.includes(TOO_SLOW)) return new AppError('document.too_slow')
  const outOfMemory = lastWords.includes(TOO_MUCH_MEMORY) || lastWords.includes('heap out of memory')
  if (outOfMemory) return new AppError('document.too_much_memory', {}, { cause: lastWords })
  return new AppError('service.unexpected', {}, { cause: `the parsing process died: ${lastWords}` })
}
