import { QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test } from 'vitest'
import { FreshClient } from './fresh-client.ts'

const key = { queryKey: ['documents', 'list'] }
let stop = () => {}
afterEach(() => stop())

/** A list that is being looked at, and the server's answers to it, to be given when the test likes. */
function watched() {
  const answers: ((words: string) => void)[] = []
  const client = new FreshClient()
  const list = new QueryObserver<string>(client, {
    ...key,
    queryFn: () => new Promise((resolve) => answers.push(resolve)),
  })
  stop = list.subscribe(() => {})
  return { client, list, answers }
}

test('what happens while a list loads for the first time has the list asked for again', async () => {
  const { client, list, answers } = watched()
  void client.invalidateQueries(key)
  answers[0]?.('processing')
  await expect.poll(() => answers).toHaveLength(2)
  answers[1]?.('ready')
  await expect.poll(() => list.getCurrentResult().data).toBe('ready')
})

test('much that happens meanwhile is asked for once', async () => {
  const { client, answers } = watched()
  for (let times = 0; times < 5; times += 1) void client.invalidateQueries(key)
  answers[0]?.('processing')
  await expect.poll(() => answers).toHaveLength(2)
  answers[1]?.('ready')
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(answers).toHaveLength(2)
})

test('what is known is asked for once', async () => {
  const { client, list, answers } = watched()
  answers[0]?.('processing')
  await expect.poll(() => list.getCurrentResult().data).toBe('processing')
  const invalidated = client.invalidateQueries(key)
  answers[1]?.('ready')
  await invalidated
  expect(list.getCurrentResult().data).toBe('ready')
  expect(answers).toHaveLength(2)
})

test('other lists are left alone', async () => {
  const { client, list, answers } = watched()
  void client.invalidateQueries({ queryKey: ['jobs'] })
  answers[0]?.('ready')
  await expect.poll(() => list.getCurrentResult().data).toBe('ready')
  expect(answers).toHaveLength(1)
})
