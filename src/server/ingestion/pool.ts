import type { ParseLimits } from './limits.ts'
import { type ParserProcess, startParser } from './parse-process.ts'

/** A parser on loan. `giveBack` with what it keeps in memory after its file, or with null when it must go. */
export interface Loan {
  parser: ParserProcess
  /** It has read no file before. */
  isFresh: boolean
  giveBack(keptMiB: number | null): void
}

/** Parsing processes, started before they are needed. */
export interface ParserPool {
  /** A process that has read nothing, or, unless a fresh one is asked for, files of this owner alone. */
  borrow(owner: number, fresh?: boolean): Loan
  /** Ends all that wait; one on loan ends when it is given back. */
  close(): void
}

export interface PoolOptions {
  limits: ParseLimits
  /** Processes that wait, fresh ones and used ones together; with 0 each file has one of its own. */
  waiting: number
  /** Files that a process reads before it is replaced. */
  files?: number
  /** A process that keeps more memory than this after a file is replaced, in MiB. */
  keptMiB?: number
  /** How long a used process waits for more of its owner's files, in ms. */
  idleMs?: number
  /**
   * How long after the last file the next fresh process is started, in ms: beside a file it would take its processor.
   * Until then, who has none has one started.
   */
  restMs?: number
  start?: (limits: ParseLimits) => ParserProcess
}

interface Used {
  parser: ParserProcess
  owner: number
  files: number
  timer: NodeJS.Timeout
}

/**
 * Keeps one fresh process ready, and used ones for more files of the same person: a file that takes its process over
 * sees nothing of anybody else's (docs/decisions/009).
 */
export function openParsers(options: PoolOptions): ParserPool {
  const {
    limits,
    waiting,
    files: most = 50,
    keptMiB: bound = 220,
    idleMs = 5_000,
    restMs = 1_000,
    start = startParser,
  } = options
  let used: Used[] = []
  let closed = waiting === 0
  let spare = closed ? null : start(limits)
  let resting: NodeJS.Timeout | undefined
  let loans = 0

  function take(owner: number, fresh: boolean): { parser: ParserProcess; files: number } {
    for (const one of fresh ? [] : used.filter((candidate) => candidate.owner === owner)) {
      forget(one)
      if (one.parser.isAlive()) return one
    }
    const parser = spare?.isAlive() ? spare : start(limits)
    spare = null
    return { parser, files: 0 }
  }

  function refill(): void {
    if (!closed) spare ??= start(limits)
  }

  function forget(one: Used): void {
    clearTimeout(one.timer)
    used = used.filter((other) => other !== one)
  }

  function end(one: Used): void {
    forget(one)
    one.parser.kill()
  }

  function keep(parser: ParserProcess, owner: number, files: number): void {
    const one: Used = { parser, owner, files, timer: setTimeout(() => end(one), idleMs) }
    one.timer.unref()
    used.push(one)
    const oldest = used.length >= waiting ? used[0] : undefined
    if (oldest) end(oldest)
  }

  return {
    borrow(owner, fresh = false) {
      clearTimeout(resting)
      loans++
      const { parser, files } = take(owner, fresh)
      return {
        parser,
        isFresh: files === 0,
        giveBack(keptMiB) {
          loans--
          if (loans === 0) resting = setTimeout(refill, restMs).unref()
          const isGood = keptMiB !== null && keptMiB <= bound && files + 1 < most && parser.isAlive()
          if (isGood && !closed) keep(parser, owner, files + 1)
          else parser.kill()
        },
      }
    },
    close() {
      closed = true
      clearTimeout(resting)
      for (const one of used) end(one)
      spare?.kill()
      spare = null
    },
  }
}
