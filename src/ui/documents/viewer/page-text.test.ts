import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeBoxes, encodeBoxes } from '#contracts/geometry.ts'
import { inflate, unpackPage } from './page-text.ts'

test('rectangles that the server deflated come out as they were', async () => {
  const boxes = Float32Array.from([1, 2, 3, 4, Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  const stored = deflateSync(encodeBoxes(boxes)).toString('base64')
  expect([...decodeBoxes(await inflate(stored, 1_000))]).toEqual([...boxes])
})

test('a page whose geometry is that of another, or swells, is refused', async () => {
  const boxes = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8])
  const page = { number: 1, start: 0, end: 2, text: 'ab', skippable: [] }
  const packed = (bytes: Uint8Array) => deflateSync(bytes).toString('base64')
  expect((await unpackPage({ ...page, geometry: packed(encodeBoxes(boxes)) })).boxes).toEqual(boxes)
  await expect(unpackPage({ ...page, text: 'abc', geometry: packed(encodeBoxes(boxes)) })).rejects.toThrow(
    RangeError,
  )
  await expect(unpackPage({ ...page, geometry: packed(new Uint8Array(1_000_000)) })).rejects.toThrow(
    RangeError,
  )
})
