import type { FileType, ReadSettings } from '#contracts/document.ts'
import { PARSE_LIMITS, type ParseLimits } from './limits.ts'
import { type OnProgress, startParser } from './parse-process.ts'
import type { ParsedDocument } from './parsed.ts'

export interface ParseInput {
  bytes: Uint8Array
  kind: FileType
  settings?: ReadSettings
  /** Aborting it kills the parser; `parse` then rejects with the signal's reason. */
  signal?: AbortSignal
}

export interface ParseDeps {
  /** Told the parser's peak memory, also when it failed. */
  onPeak?: (mebibytes: number) => void
  onProgress?: OnProgress
  limits?: ParseLimits
}

/**
 * Reads a file in a process of its own, within limits of time and memory.
 * Throws AppError `document.*` for what is wrong with the file, and `service.unexpected` when the process
 * died of something else, which is worth another try.
 */
export async function parse(deps: ParseDeps, input: ParseInput): Promise<ParsedDocument> {
  const { bytes, kind, signal, settings = { ocrLanguages: [] } } = input
  signal?.throwIfAborted()
  const parser = startParser(deps.limits ?? PARSE_LIMITS)
  const stop = () => parser.kill()
  signal?.addEventListener('abort', stop)
  try {
    const { document, error, peakMiB } = await parser.read({ bytes, kind, settings }, deps.onProgress)
    deps.onPeak?.(peakMiB)
    signal?.throwIfAborted()
    if (error) throw error
    return document
  } finally {
    signal?.removeEventListener('abort', stop)
    parser.kill()
  }
}
