import { expect, test } from 'vitest'
import type { Claim } from '#contracts/analysis.ts'
import type { RunView } from './run-state.ts'
import { isPartial, runProgress, runWords } from './run-words.ts'

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
