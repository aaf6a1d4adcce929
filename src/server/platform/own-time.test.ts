import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { afterOwnTime } from './own-time.ts'

/** Nothing in this process goes on meanwhile. */
function stop(milliseconds: number) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

test('it ends, once, and not when it was stopped before', async () => {
  const [over, never] = [vi.fn(), vi.fn()]
  afterOwnTime(250, over)
  afterOwnTime(250, never)()
  await expect.poll(() => over).toHaveBeenCalledOnce()
  expect(never).not.toHaveBeenCalled()
})

test('what comes while the process itself is stopped comes in time', async () => {
  let heard: string | undefined
  const end = afterOwnTime(600, () => {
    heard ??= 'silence'
  })
  setTimeout(() => {
    heard ??= 'an answer'
  }, 700)
  stop(1_000)
  await pause(1)
  end()
  expect(heard).toBe('an answer')
})
