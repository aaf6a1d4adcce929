import { afterEach, expect, test, vi } from 'vitest'
import { watched } from './watched.ts'

afterEach(() => vi.useRealTimers())

test('a server that hangs is asked once, and nobody waits long for it', async () => {
  const owner = {}
  let asked = 0
  let answer = (_: string) => {}
  const ask = () => {
    asked += 1
    return new Promise<string>((resolve) => {
      answer = resolve
    })
  }
  const all = Array.from({ length: 20 }, () => watched(owner, 'it', ask, 'no'))
  expect(await Promise.all(all)).toEqual(Array(20).fill('no'))
  expect(await watched(owner, 'it', ask, 'no')).toBe('no')
  expect(asked).toBe(1)
  // It comes back: its late answer counts, and it is asked again.
  answer('yes')
  await new Promise(setImmediate)
  const later = watched(owner, 'it', ask, 'no')
  answer('yes')
  expect(await later).toBe('yes')
  expect(asked).toBe(2)
})

test('an answer is given again for a moment, a failure too', async () => {
  let asked = 0
  const fails = async () => {
    asked += 1
    throw new Error('refused')
  }
  const owner = {}
  vi.useFakeTimers({ toFake: ['Date'] })
  for (const times of [1, 1, 2]) {
    if (times === 2) vi.setSystemTime(Date.now() + 1_000)
    expect(await watched(owner, 'it', fails, 'no')).toBe('no')
    expect(asked).toBe(times)
  }
})
