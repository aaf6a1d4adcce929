import { expect, test } from 'vitest'
import { textFixture } from '#test/texts/fixtures.ts'
import type { AnswerEvent, AnswerRequest } from '../provider.ts'
import { extractive } from './provider.ts'

const SUMMARY: AnswerRequest = {
  template: 'summary',
  question: null,
  source: textFixture('lease-contract.txt', 'en'),
}

async function all(request: AnswerRequest, signal = new AbortController().signal): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = []
  for await (const event of extractive.answer(request, signal)) events.push(event)
  return events
}

test('claims come out of the thread', async () => {
  const events = await all(SUMMARY)
  expect(events.length).toBeGreaterThanOrEqual(3)
  expect(events.every(({ type }) => type === 'claim')).toBe(true)
})

test('what the document does not say is not found', async () => {
  const question = 'What is the capital of France?'
  expect(await all({ ...SUMMARY, template: 'question', question })).toEqual([{ type: 'not_found' }])
})

test('aborting ends the answer with the reason', async () => {
  const controller = new AbortController()
  const answer = all(SUMMARY, controller.signal)
  controller.abort(new Error('stopped by the reader'))
  await expect(answer).rejects.toThrow('stopped by the reader')
})

test('nothing is started for a request that was aborted before', async () => {
  await expect(all(SUMMARY, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
})

test('who stops listening after the first event leaves no thread behind', async () => {
  for await (const event of extractive.answer(SUMMARY, new AbortController().signal)) {
    expect(event.type).toBe('claim')
    break
  }
})

test('a thread that fails fails the answer', async () => {
  const broken = { ...SUMMARY, source: { ...SUMMARY.source, language: 'not a language' } }
  await expect(all(broken)).rejects.toThrow()
})

test('a thread that is done answers the next request, also about another text', async () => {
  const question = 'Who is the landlord?'
  const first = await all({ ...SUMMARY, template: 'question', question })
  expect(await all({ ...SUMMARY, template: 'question', question })).toEqual(first)
  const source = { ...SUMMARY.source, text: 'Berg Housing is the landlord of the flat.', skippable: [] }
  const other = await all({ ...SUMMARY, template: 'question', question, source })
  expect(other).toMatchObject([{ type: 'claim', claim: { text: source.text } }])
})

test('several requests at once each get their own answer', async () => {
  const questions = [
    'How much is the deposit?',
    'Which law governs the lease?',
    'What is the capital of France?',
  ]
  const answers = await Promise.all(
    questions.map((question) => all({ ...SUMMARY, template: 'question', question })),
  )
  expect(answers[0]?.[0]).toMatchObject({ claim: { text: expect.stringContaining('$3,700') } })
  expect(answers[1]?.[0]).toMatchObject({ claim: { text: expect.stringContaining('Oregon') } })
  expect(answers[2]).toEqual([{ type: 'not_found' }])
})

test('after an abort the next request is answered', async () => {
  const controller = new AbortController()
  const stopped = all(SUMMARY, controller.signal)
  controller.abort(new Error('stopped by the reader'))
  await expect(stopped).rejects.toThrow('stopped by the reader')
  expect((await all(SUMMARY)).length).toBeGreaterThanOrEqual(3)
})
