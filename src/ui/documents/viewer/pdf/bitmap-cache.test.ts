import { expect, test } from 'vitest'
import { createBitmapCache } from './bitmap-cache.ts'

function picture(side = 10) {
  const bitmap = { width: side, height: side, closed: false, close: () => {} }
  bitmap.close = () => {
    bitmap.closed = true
  }
  return bitmap
}

test('the page not looked at for longest is freed first', () => {
  const cache = createBitmapCache<ReturnType<typeof picture>>(200)
  const [a, b, c] = [picture(), picture(), picture()]
  cache.set('a', a)
  cache.set('b', b)
  cache.get('a')
  cache.set('c', c)
  expect([a.closed, b.closed, c.closed]).toEqual([false, true, false])
  expect(cache.get('b')).toBeUndefined()
})

test('a page larger than the whole cache is kept alone', () => {
  const cache = createBitmapCache<ReturnType<typeof picture>>(50)
  const large = picture(20)
  cache.set('large', large)
  expect(cache.get('large')).toBe(large)
})

test('drawing a page again frees the old picture, and clearing frees all', () => {
  const cache = createBitmapCache<ReturnType<typeof picture>>()
  const [old, fresh] = [picture(), picture()]
  cache.set('a', old)
  cache.set('a', fresh)
  expect([old.closed, fresh.closed]).toEqual([true, false])
  cache.clear()
  expect(fresh.closed).toBe(true)
})
