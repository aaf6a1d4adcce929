import { setImmediate as soon } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('so many of one key are at work at once, in the order in which they came, and other keys do not wait', async () => {
  const inTurn = turns(2)
  const began: number[] = []
  let busy = 0
  let most = 0
  const piece = (key: string, n: number) =>
    inTurn(key, async () => {
      began.push(n)
      if (key === 'a') most = Math.max(most, ++busy)
      await soon()
      if (key === 'a') busy -= 1
      return n
    })
  const all = [...Array.from({ length: 9 }, (_, n) => piece('a', n)), piece('b', 100)]
  expect(began).toEqual([0, 1, 100])
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 100])
  expect(began.filter((n) => n < 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(most).toBe(2)
})

test('what fails gives its turn on', async () => {
  const inTurn = turns(1)
  const failing = inTurn('a', async () => {
    throw new Error('lost')
  })
  const next = inTurn('a', async () => 'done')
  await expect(failing).rejects.toThrow('lost')
  expect(await next).toBe('done')
})
