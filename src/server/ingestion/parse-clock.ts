/**
 * What the parsing process and its watchdog share, for neither hears the other while a file is read: when the
 * file began, and the most memory seen since.
 */
export class ParseClock {
  readonly #numbers: Float64Array<SharedArrayBuffer>
  readonly buffer: SharedArrayBuffer

  constructor(buffer = new SharedArrayBuffer(16)) {
    this.buffer = buffer
    this.#numbers = new Float64Array(buffer)
  }

  /** A file begins. */
  begin(): void {
    this.#numbers[1] = 0
    this.#numbers[0] = cpuMs()
  }

  /** Nothing is read: no time passes. */
  rest(): void {
    this.#numbers[0] = Number.POSITIVE_INFINITY
  }

  /** What is left to do may take so much more processor time, in ms. */
  allow(ms: number): void {
    this.#numbers[0] = (this.#numbers[0] ?? 0) + ms
  }

  /** Processor time of the file, of all threads, in ms. */
  spentMs(): number {
    return cpuMs() - (this.#numbers[0] ?? 0)
  }

  /** Looks at the resident memory. @returns it, in MiB */
  look(): number {
    const now = process.memoryUsage.rss() / 2 ** 20
    this.#numbers[1] = Math.max(this.#numbers[1] ?? 0, now)
    return now
  }

  /** The most that was seen since the file began, in MiB. */
  peakMiB(): number {
    return Math.round(this.#numbers[1] ?? 0)
  }
}

/** Processor time of this process, of all its threads, in ms. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
