import { expect, test } from 'vitest'
import { bytes, count } from './bytes.ts'

test('sizes are said in the unit that people know', () => {
  expect([0, 1, 820, 1024, 1536, 26_214_400, 3 * 1024 ** 3].map(bytes)).toEqual([
    '0 bytes',
    '1 byte',
    '820 bytes',
    '1 KiB',
    '1.5 KiB',
    '25 MiB',
    '3 GiB',
  ])
})

test('one is singular', () => {
  expect([count(1, 'page'), count(0, 'page'), count(1352, 'page')]).toEqual([
    '1 page',
    '0 pages',
    '1,352 pages',
  ])
})
