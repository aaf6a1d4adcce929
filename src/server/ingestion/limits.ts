import type { Env } from '#server/platform/env.ts'

/** What reading one file may cost. */
export interface ParseLimits {
  /** Processor time that the parsing process spends on the file. */
  cpuMs: number
  /** The wall clock is a last resort only, for a machine may be busy. */
  wallMs: number
  /** Resident memory of the parsing process, WebAssembly's included. */
  memoryMiB: number
  /** Of it, what V8's heap may take. */
  heapMiB: number
  /** What a document may have at most. */
  pages: number
  /** UTF-16 code units of its canonical text. */
  characters: number
}

export const PARSE_LIMITS: ParseLimits = parseLimits({
  parseCpuSeconds: 60,
  parseMemoryMiB: 512,
  maxPages: 5_000,
  maxCharacters: 20_000_000,
})

/** The limits that the environment sets. */
export function parseLimits(
  env: Pick<Env, 'parseCpuSeconds' | 'parseMemoryMiB' | 'maxPages' | 'maxCharacters'>,
): ParseLimits {
  return {
    cpuMs: env.parseCpuSeconds * 1_000,
    wallMs: env.parseCpuSeconds * 5_000,
    memoryMiB: env.parseMemoryMiB,
    heapMiB: Math.round(env.parseMemoryMiB * 0.75),
    pages: env.maxPages,
    characters: env.maxCharacters,
  }
}
