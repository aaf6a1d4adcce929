import { expect, test } from 'vitest'
import type { PageInfo } from '#contracts/document.ts'
import { GAP } from './page-layout.ts'
import { bitmapSize, percent, scaleOf, stepZoom } from './zoom.ts'

const letter: PageInfo = { number: 1, label: null, start: 0, end: 0, width: 612, height: 792, source: 'text' }

test('at 100 % an inch of the page is 96 CSS pixels', () => {
  const scale = scaleOf({ fit: 'none', factor: 1 }, [letter], 0, { width: 10, height: 10 })
  expect(72 * scale).toBeCloseTo(96)
  expect(percent(scale)).toBe(100)
})

test('fit width fills the window but for the margins, fit page also its height', () => {
  const room = { width: 612 + 2 * GAP, height: 396 + 2 * GAP }
  expect(scaleOf({ fit: 'width' }, [letter], 0, room)).toBe(1)
  expect(scaleOf({ fit: 'page' }, [letter], 0, room)).toBe(0.5)
})

test('all pages fit, but one very large page does not make the others small', () => {
  const broad = { ...letter, width: 800 }
  expect(scaleOf({ fit: 'width' }, [broad, letter, letter], 0, { width: 800 + 2 * GAP, height: 1 })).toBe(1)
  const cover = { ...letter, width: 2_000 }
  const room = { width: 612 + 2 * GAP, height: 1_000 }
  expect(scaleOf({ fit: 'width' }, [cover, letter, letter], 0, room)).toBe(1)
})

test('stepping goes to the next round number from wherever one is, and stops at the ends', () => {
  expect(stepZoom((96 / 72) * 0.83, 1)).toEqual({ fit: 'none', factor: 0.9 })
  expect(stepZoom((96 / 72) * 0.83, -1)).toEqual({ fit: 'none', factor: 0.75 })
  expect(stepZoom(96 / 72, 1)).toEqual({ fit: 'none', factor: 1.1 })
  expect(stepZoom((96 / 72) * 4, 1)).toEqual({ fit: 'none', factor: 4 })
})

test('a bitmap has the pixels of the screen, up to a limit that keeps memory flat', () => {
  expect(bitmapSize(600, 800, 2)).toEqual({ width: 1200, height: 1600 })
  const huge = bitmapSize(4000, 5000, 3)
  expect(huge.width * huge.height).toBeLessThanOrEqual(16_100_000)
  expect(huge.width / huge.height).toBeCloseTo(0.8, 2)
})
