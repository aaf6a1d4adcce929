import { expect, test } from 'vitest'
import { gathering } from './gather.ts'

const deps = { db: {} }

function counted() {
  const calls: { question: string; times: number }[] = []
  let atWork = 0
  let most = 0
  const ask = gathering(async (_: typeof deps, { question }: { userId: number; question: string }, times) => {
    calls.push({ question, times })
    most = Math.max(most, ++atWork)
    await new Promise((resolve) => setImmediate(resolve))
    atWork -= 1
    if (question === 'bad') throw new Error('refused')
    return Array.from({ length: times }, (_, n) => `${question} ${n}`)
  })
  return { ask, calls, most: () => most }
}

test('what is asked for five hundred times at once is done once, with a result for each', async () => {
  const { ask, calls } = counted()
  const results = await Promise.all(
    Array.from({ length: 500 }, () => ask(deps, { userId: 1, question: 'same' })),
  )
  expect(calls).toEqual([{ question: 'same', times: 500 }])
  expect(new Set(results).size).toBe(500)
})

test('what comes later is done anew, in another database apart, and one user has two things at work at most', async () => {
  const { ask, calls, most } = counted()
  await ask(deps, { userId: 1, question: 'first' })
  const others = Array.from({ length: 9 }, (_, n) => ask(deps, { userId: 1, question: `${n}` }))
  await Promise.all([...others, ask(deps, { userId: 1, question: 'first' })])
  expect(calls.map(({ times }) => times)).toEqual(Array(11).fill(1))
  expect(most()).toBe(2)
  await Promise.all([ask(deps, { userId: 1, question: 'x' }), ask({ db: {} }, { userId: 1, question: 'x' })])
  expect(calls.slice(-2)).toEqual(Array(2).fill({ question: 'x', times: 1 }))
})

test('all who asked are told of a failure, and none who asks after it', async () => {
  const { ask } = counted()
  const failing = [ask(deps, { userId: 1, question: 'bad' }), ask(deps, { userId: 1, question: 'bad' })]
  for (const one of failing) await expect(one).rejects.toThrow('refused')
  expect(await ask(deps, { userId: 1, question: 'good' })).toBe('good 0')
})
