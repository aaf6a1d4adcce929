/** What reading one file may cost. */
export interface ParseLimits {
  /** Processor time of the parsing process. */
  cpuMs: number
  /** The wall clock is a last resort only, for a machine may be busy. */
  wallMs: number
  /** Resident memory of the parsing process, WebAssembly's included. */
  memoryMiB: number
  /** Of it, what V8's heap may take. */
  heapMiB: number
}

export const PARSE_LIMITS: ParseLimits = { cpuMs: 60_000, wallMs: 300_000, memoryMiB: 512, heapMiB: 384 }
