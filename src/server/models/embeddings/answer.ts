import { z } from 'zod'
import { AppError } from '#server/platform/errors.ts'

/** What an OpenAI-compatible endpoint answers; the numbers are looked at below. */
const shape = z.object({ data: z.array(z.object({ index: z.int(), embedding: z.array(z.unknown()) })) })

/** Why an answer makes no sense: no such JSON, too many or few vectors, of a wrong length, not numbers. */
type Fault = 'json' | 'count' | 'size' | 'number'

function broken(fault: Fault): AppError {
  return new AppError('embedding.broken', { fault })
}

/**
 * The vectors of an answer, of unit length, in the order of what was asked. `count` is how many there must be, `size`
 * how long each must be, where that is known. Throws `embedding.broken` with the fault.
 */
export function readAnswer(body: string, expected: { count: number; size: number | null }): Float32Array[] {
  const { data } = parse(body)
  if (data.length !== expected.count) throw broken('count')
  const vectors: Float32Array[] = []
  const size = expected.size ?? data[0]?.embedding.length ?? 0
  for (const { index, embedding } of data) {
    if (index < 0 || index >= expected.count || vectors[index]) throw broken('count')
    if (embedding.length !== size || size === 0) throw broken('size')
    vectors[index] = toUnit(embedding)
  }
  return vectors
}

function parse(body: string): z.infer<typeof shape> {
  try {
    return shape.parse(JSON.parse(body))
  } catch {
    throw broken('json')
  }
}

/** Of length 1, so that a dot product is the cosine. A vector of no length has no direction. */
export function toUnit(numbers: readonly unknown[]): Float32Array {
  let squares = 0
  for (const number of numbers) {
    if (typeof number !== 'number') throw broken('number')
    squares += number * number
  }
  const length = Math.sqrt(squares)
  if (!Number.isFinite(length) || length === 0) throw broken('number')
  return Float32Array.from(numbers as number[], (number) => number / length)
}
