/** What reading one file may cost. */
export const PARSE_LIMITS = {
  /** Processor time; the wall clock is a last resort, for a machine may be busy. */
  cpuMs: 60_000,
  wallMs: 300_000,
  /** Resident memory of the parsing process, WebAssembly's included. */
  memoryMiB: 512,
  /** Of it, what V8's heap may take. */
  heapMiB: 384,
}
