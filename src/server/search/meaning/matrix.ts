import { setImmediate } from 'node:timers/promises'
import type { Best } from './best.ts'

/** The vectors of one text version by one model: `values` holds them one after another, as `ids` names them. */
export interface Matrix {
  ids: Int32Array
  values: Float32Array
  dimensions: number
}

/** Multiplications between two breaths of the event loop: some 4 ms. */
const SLICE = 4_000_000

/** Offers every row's dot product with the query. Breathes, so that others' requests are answered meanwhile. */
export async function scoreAll(matrix: Matrix, query: Float32Array, best: Best): Promise<void> {
  const { ids, values, dimensions } = matrix
  const rows = Math.max(1, Math.floor(SLICE / dimensions))
  for (let from = 0; from < ids.length; from += rows) {
    if (from > 0) await setImmediate()
    const to = Math.min(ids.length, from + rows)
    for (let row = from; row < to; row++)
      best.offer(ids[row] ?? 0, dot(values, row * dimensions, query, dimensions))
  }
}

/** Four sums at once: the processor need not wait for one addition before the next. */
function dot(values: Float32Array, at: number, query: Float32Array, length: number): number {
  let [a, b, c, d] = [0, 0, 0, 0]
  let i = 0
  for (; i + 3 < length; i += 4) {
    a += (values[at + i] as number) * (query[i] as number)
    b += (values[at + i + 1] as number) * (query[i + 1] as number)
    c += (values[at + i + 2] as number) * (query[i + 2] as number)
    d += (values[at + i + 3] as number) * (query[i + 3] as number)
  }
  for (; i < length; i++) a += (values[at + i] as number) * (query[i] as number)
  return a + b + (c + d)
}

/** float32, little-endian, as stored; every machine that Node runs on keeps numbers so. */
export function fromBytes(bytes: Uint8Array): Float32Array {
  return new Float32Array(bytes.slice().buffer)
}

export function toBytes(vector: Float32Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(vector.slice().buffer)
}
