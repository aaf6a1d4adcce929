import type { FileType } from '#contracts/document.ts'
import { PARSE_LIMITS, type ParseLimits } from './limits.ts'
import type { PackedDocument } from './pack.ts'
import type { ParseSettings } from './parse-messages.ts'
import { type OnProgress, type ParseResult, startParser } from './parse-process.ts'
import type { Loan, ParserPool } from './pool.ts'
import type { RemoteReader } from './remote/remote-reader.ts'

export interface ParseInput {
  bytes: Uint8Array
  kind: FileType
  settings?: ParseSettings
  /** Whose file it is: a pool's process reads files of one person only. */
  owner?: number
  /** Aborting it kills the parser; `parse` then rejects with the signal's reason. */
  signal?: AbortSignal
}

export interface ParseDeps {
  /** Where processes wait; without one, a process is started for this file alone. */
  parsers?: ParserPool
  /** Those of a process started for this file; a pool has its own. */
  limits?: ParseLimits
  /** Told the parser's peak memory, also when it failed. */
  onPeak?: (mebibytes: number) => void
  onProgress?: OnProgress
  /** Who else may be asked to read it. */
  remote?: RemoteReader | undefined
}

/**
 * Reads a file in a process of its own, within limits of time and memory.
 * Throws AppError `document.*` for what is wrong with the file, and `service.unexpected` when the process
 * died of something else, which is worth another try.
 */
export async function parse(deps: ParseDeps, input: ParseInput): Promise<PackedDocument> {
  input.signal?.throwIfAborted()
  const taken = loan(deps, input.owner)
  const first = await readIn(taken, deps, input)
  // What a process keeps of earlier files is not this one's: else a large file would pass at one time and not at another.
  const isOthers = first.error?.code === 'document.too_much_memory' && !taken.isFresh
  const { document, error } = isOthers ? await readIn(loan(deps, input.owner, true), deps, input) : first
  if (error) throw error
  return document
}

async function readIn({ parser, giveBack }: Loan, deps: ParseDeps, input: ParseInput): Promise<ParseResult> {
  const { bytes, kind, signal, settings = { ocrLanguages: [] } } = input
  const stop = () => parser.kill()
  signal?.addEventListener('abort', stop)
  let keptMiB: number | null = null
  const request = { bytes, kind, settings, remote: deps.remote?.mode ?? 'no' } as const
  try {
    const result = await parser.read(request, deps)
    deps.onPeak?.(result.peakMiB)
    keptMiB = result.keptMiB
    signal?.throwIfAborted()
    return result
  } finally {
    signal?.removeEventListener('abort', stop)
    giveBack(keptMiB)
  }
}

function loan({ parsers, limits }: ParseDeps, owner: number | undefined, fresh = false): Loan {
  if (parsers && owner !== undefined) return parsers.borrow(owner, fresh)
  const parser = startParser(limits ?? PARSE_LIMITS)
  return { parser, isFresh: true, giveBack: () => parser.kill() }
}
