import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'
import { hostileFile, SEEDS } from './seeds.ts'

test('the same seed makes the same hostile files, another seed others', () => {
  const made = (seed: number) => {
    const random = randomFrom(seed)
    return Array.from({ length: 20 }, () => Buffer.from(hostileFile(random).bytes).toString('base64'))
  }
  expect(made(5)).toEqual(made(5))
  expect(made(6)).not.toEqual(made(5))
})

test('every kind gets its turn', () => {
  const random = randomFrom(1)
  const kinds = new Set(Array.from({ length: 300 }, () => hostileFile(random).kind))
  expect(kinds).toEqual(new Set(SEEDS.map(({ kind }) => kind)))
})
