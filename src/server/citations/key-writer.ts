import { enlarged } from './enlarged.ts'

/** Collects the key's units and their spans in buffers that grow as ligatures and accents are spelled out. */
export class KeyWriter {
  private buffer: Uint16Array
  private starts: Uint32Array
  private ends: Uint32Array
  private length = 0
  /** All bits of all units: texts in Latin-1 are kept in half the space. */
  private seen = 0

  constructor(expected: number) {
    this.buffer = new Uint16Array(expected)
    this.starts = new Uint32Array(expected)
    this.ends = new Uint32Array(expected)
  }

  unit(unit: number, start: number, end: number): void {
    if (this.length === this.buffer.length) this.grow()
    this.buffer[this.length] = unit
    this.seen |= unit
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  units(text: string, start: number, end: number): void {
    for (let at = 0; at < text.length; at += 1) this.unit(text.charCodeAt(at), start, end)
  }

  /** Rests between its copies: those of a long text take a while each. */
  *finish(): Generator<void, { text: string; starts: Uint32Array; ends: Uint32Array }> {
    const units = this.buffer.subarray(0, this.length)
    const text =
      this.seen < 0x100 ? Buffer.from(units).toString('latin1') : bytesOf(units).toString('utf16le')
    yield
    const starts = this.starts.slice(0, this.length)
    yield
    return { text, starts, ends: this.ends.slice(0, this.length) }
  }

  private grow(): void {
    const length = this.length * 2 + 16
    this.buffer = enlarged(new Uint16Array(length), this.buffer)
    this.starts = enlarged(new Uint32Array(length), this.starts)
    this.ends = enlarged(new Uint32Array(length), this.ends)
  }
}

/** The same memory; unlike TextDecoder this keeps halves of surrogate pairs as they are. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint16Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength)
}
