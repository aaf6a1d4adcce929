import type { FileType, ReadSettings } from '#contracts/document.ts'
import { PARSE_LIMITS, type ParseLimits } from './limits.ts'
import type { PackedDocument } from './pack.ts'
import { type OnProgress, startParser } from './parse-process.ts'
import type { Loan, ParserPool } from './pool.ts'
import type { RemoteReader } from './remote/remote-reader.ts'

export interface ParseInput {
  bytes: Uint8Array
  kind: FileType
  settings?: ReadSettings
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
  const { bytes, kind, signal, settings = { ocrLanguages: [] } } = input
  signal?.throwIfAborted()
  const { parser, giveBack } = loan(deps, input.owner)
  const stop = () => parser.kill()
  signal?.addEventListener('abort', stop)
  let keptMiB: number | null = null
  const request = { bytes, kind, settings, remote: deps.remote?.mode ?? 'no' } as const
  try {
    const { document, error, ...memory } = await parser.read(request, deps)
    deps.onPeak?.(memory.peakMiB)
    keptMiB = memory.keptMiB
    signal?.throwIfAborted()
    if (error) throw error
    return document
  } finally {
    signal?.removeEventListener('abort', stop)
    giveBack(keptMiB)
  }
}

function loan({ parsers, limits }: ParseDeps, owner: number | undefined): Loan {
  if (parsers && owner !== undefined) return parsers.borrow(owner)
  const parser = startParser(limits ?? PARSE_LIMITS)
  return { parser, giveBack: () => parser.kill() }
}
