import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { soon } from './soon.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a burst is one run, and what comes after it is another', () => {
  const act = vi.fn()
  const call = soon(act, 100)
  call()
  call()
  vi.advanceTimersByTime(99)
  call()
  expect(act).toHaveBeenCalledTimes(0)
  vi.advanceTimersByTime(1)
  expect(act).toHaveBeenCalledTimes(1)
  call()
  vi.advanceTimersByTime(100)
  expect(act).toHaveBeenCalledTimes(2)
})
