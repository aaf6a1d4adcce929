import { expect, test } from 'vitest'
import { prepare, verifyQuote } from '#server/citations/verify.ts'
import { tidied } from './tidy.ts'

const TEXT =
  'The tenant pays “a fair rent” of 1,250 euros & costs.\fThe notice period is 90 days. The landlord may *not* enter… without notice. 2 * 3 * 4'
const prepared = prepare(TEXT)

function place(quote: { exact: string }) {
  const { status, start, end } = verifyQuote(prepared, quote)
  return (status === 'exact' || status === 'typographic') && start !== null && end !== null
    ? { start, end }
    : null
}

test.each([
  ['“The notice period is 90 days.”', 'The notice period is 90 days.'],
  ['The notice period is 90 days. [page 2]', 'The notice period is 90 days.'],
  ['Page 2: The notice period is 90 days', 'The notice period is 90 days'],
  ['"The notice period is 90 days" (p. 2)', 'The notice period is 90 days'],
  ['...notice period is 90 days…', 'notice period is 90 days'],
  ['The **notice period** is `90 days`', 'The notice period is 90 days'],
  ['1,250 euros &amp; costs', '1,250 euros & costs'],
  ['euros & costs.\n[page 2]\nThe notice period', 'euros & costs.\nThe notice period'],
  ['> The notice period\\nis 90 days', 'The notice period is 90 days'],
])('%s', (exact, found) => {
  expect(tidied({ exact }, place).exact).toBe(found)
})

test.each(['may *not* enter… without notice', '“a fair rent” of 1,250', '2 * 3 * 4'])(
  'what the document says itself is left alone: %s',
  (exact) => {
    expect(tidied({ exact }, place).exact).toBe(exact)
  },
)

test.each([
  'The tenant pays … The notice period is 90 days',
  'The notice period ... days',
  'The notice period is 30 days. [page 2]',
  'The landlord may enter without notice',
  '[left out] The notice period',
])('what the document does not say stays as the model wrote it: %s', (exact) => {
  expect(tidied({ exact }, place)).toEqual({ exact })
})
