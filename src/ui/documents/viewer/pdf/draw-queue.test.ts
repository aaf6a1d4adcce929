import { expect, test } from 'vitest'
import { createDrawQueue } from './draw-queue.ts'

const never = new AbortController().signal

test('the newest wish comes first, one at a time', async () => {
  const queue = createDrawQueue<string>()
  const begun: string[] = []
  const gate = Promise.withResolvers<void>()
  const wish = (name: string) =>
    queue.add(async () => {
      begun.push(name)
      await gate.promise
      return name
    }, never)
  const all = [wish('first'), wish('second'), wish('third')]
  expect(begun).toEqual(['first'])
  gate.resolve()
  expect(await Promise.all(all)).toEqual(['first', 'second', 'third'])
  expect(begun).toEqual(['first', 'third', 'second'])
})

test('what scrolled away before its turn is never drawn', async () => {
  const queue = createDrawQueue<string>()
  const begun: string[] = []
  const gate = Promise.withResolvers<void>()
  const first = queue.add(() => gate.promise.then(() => 'first'), never)
  const away = new AbortController()
  const second = queue.add(async () => {
    begun.push('second')
    return 'second'
  }, away.signal)
  away.abort(new Error('scrolled away'))
  await expect(second).rejects.toThrow('scrolled away')
  gate.resolve()
  expect(await first).toBe('first')
  expect(begun).toEqual([])
})

test('a page that fails does not hold up the next', async () => {
  const queue = createDrawQueue<string>()
  await expect(queue.add(() => Promise.reject(new Error('broken page')), never)).rejects.toThrow(
    'broken page',
  )
  expect(await queue.add(() => Promise.resolve('next'), never)).toBe('next')
})

test('what can wait comes when nothing else waits, in its own order', async () => {
  const queue = createDrawQueue<void>()
  const begun: string[] = []
  const wish = (name: string, when: 'soon' | 'later') =>
    queue.add(async () => void begun.push(name), never, when)
  const all = [wish('page 1', 'soon'), wish('thumbnail 1', 'later'), wish('thumbnail 2', 'later')]
  await Promise.all([...all, wish('page 2', 'soon')])
  expect(begun).toEqual(['page 1', 'page 2', 'thumbnail 1', 'thumbnail 2'])
})
