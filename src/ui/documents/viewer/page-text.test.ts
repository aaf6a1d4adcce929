import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeBoxes, encodeBoxes } from '#contracts/geometry.ts'
import { inflate } from './page-text.ts'

test('rectangles that the server deflated come out as they were', async () => {
  const boxes = Float32Array.from([1, 2, 3, 4, Number.NaN, Number.NaN, Number.NaN, Number.NaN])
  const stored = deflateSync(encodeBoxes(boxes)).toString('base64')
  expect([...decodeBoxes(await inflate(stored))]).toEqual([...boxes])
})
