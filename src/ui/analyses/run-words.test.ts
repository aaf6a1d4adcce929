import { expect, test } from 'vitest'
import type { Claim } from '#contracts/analysis.ts'
import type { RunView } from './run-state.ts'
import { isPartial, notFoundWords, runProgress, runWords } from './run-words.ts'

const view: RunView = { state: 'working', outcome: null, error: null, claims: [], stage: null, writing: '' }
const claims = [{ ordinal: 1, citations: [] }] as unknown as Claim[]

test('a long document tells its parts', () => {
  const reading: RunView = { ...view, stage: { stage: 'parts', done: 5, of: 14 } }
  expect(runWords(reading)).toBe('Part 6 of 14')
  expect(runProgress(reading)).toBeCloseTo(5 / 14)
  expect(runWords({ ...view, stage: { stage: 'parts', done: 14, of: 14 } })).toMatch(/^All 14 parts are read/)
})

test('the line follows the answer from its wait to its words', () => {
  expect(runWords({ ...view, state: 'queued' })).toBe('Waiting for its turn')
  expect(runWords(view)).toBe('Reading the document')
  expect(runWords({ ...view, writing: 'The rent' })).toBe('Answering')
})

test('what ended early is partial, and says that it is kept', () => {
  expect(runWords({ ...view, state: 'stopped', claims })).toBe('Stopped: what had come is kept')
  expect(runWords({ ...view, state: 'failed', claims })).toBe(
    'Failed after 1 statement: what had come is kept',
  )
  expect(isPartial({ state: 'failed', claims })).toBe(true)
  expect(isPartial({ state: 'failed', claims: [] })).toBe(false)
  expect(isPartial({ state: 'done', claims })).toBe(false)
})

test('who asks Extractive and finds nothing is told in which language to ask', () => {
  expect(notFoundWords({ model: 'extractive', language: 'de', asked: true })).toBe(
    'Extractive looks for the question’s own words: ask in the document’s language, German, with words that the document itself is likely to use, or ask for one thing at a time.',
  )
  expect(notFoundWords({ model: 'extractive', language: null, asked: true })).toContain(
    'language, with words',
  )
  expect(notFoundWords({ model: 'openai/x', language: 'de', asked: true })).toMatch(/^Try other words/)
  expect(notFoundWords({ model: 'extractive', language: 'de', asked: false })).toMatch(/too short/)
})
