import { expect, test } from 'vitest'
import type { Citation, Claim, RunEvent } from '#contracts/analysis.ts'
import { isOver, type RunView, shareVerified, withEvent } from './run-state.ts'

const EMPTY: RunView = {
  state: 'queued',
  outcome: null,
  error: null,
  claims: [],
  stage: null,
  writing: '',
}

function claim(ordinal: number, text = `Claim ${ordinal}`, section: string | null = null): Claim {
  return {
    ordinal,
    section,
    text,
    cells: null,
    retried: false,
    review: { verdict: null, note: '' },
    unshown: [],
    citations: [],
  }
}

function after(...events: RunEvent[]): RunView {
  return events.reduce(withEvent, EMPTY)
}

test('claims appear in their order, whatever the order in which they come', () => {
  const view = after({ type: 'claim', claim: claim(2) }, { type: 'claim', claim: claim(1) })
  expect(view.claims.map((one) => one.ordinal)).toEqual([1, 2])
})

test('an event that comes again after a break doubles nothing', () => {
  const event: RunEvent = { type: 'claim', claim: claim(1) }
  expect(after(event, event).claims).toHaveLength(1)
})

test('a restart clears what an interrupted attempt had found', () => {
  const view = after(
    { type: 'claim', claim: claim(1, 'old') },
    { type: 'restart' },
    { type: 'claim', claim: claim(1, 'new') },
  )
  expect(view.claims.map((one) => one.text)).toEqual(['new'])
})

test('stopping keeps what was found', () => {
  const view = after(
    { type: 'state', state: 'working', progress: null },
    { type: 'stage', stage: 'parts', done: 3, of: 14 },
    { type: 'claim', claim: claim(1) },
    { type: 'end', state: 'stopped', outcome: null, error: null },
  )
  expect(view).toMatchObject({ state: 'stopped', stage: null, claims: [{ ordinal: 1 }] })
  expect(isOver(view.state)).toBe(true)
})

test('what is being written gives way to the claim that comes of it', () => {
  const begun = after({ type: 'text', text: 'The rent ' }, { type: 'text', text: 'is 1,250 euros.' })
  expect(begun.writing).toBe('The rent is 1,250 euros.')
  expect(withEvent(begun, { type: 'claim', claim: claim(1) }).writing).toBe('')
})

test('an interrupted attempt leaves neither its place nor its words', () => {
  const view = after(
    { type: 'stage', stage: 'parts', done: 3, of: 14 },
    { type: 'text', text: 'The re' },
    { type: 'restart' },
  )
  expect(view).toMatchObject({ stage: null, writing: '' })
})

test('the share says how many quotes were found, and nothing where nothing was quoted', () => {
  const cite = (status: Citation['status']) => ({ status }) as Citation
  const claims = [{ ...claim(1), citations: [cite('exact'), cite('typographic'), cite('altered')] }]
  expect(shareVerified(claims)).toBe('2 of 3 quotes verified')
  expect(shareVerified([claim(1)])).toBeNull()
})
