import { expect, test } from 'vitest'
import type { Citation, Claim } from '#contracts/analysis.ts'
import { answerText } from './answer-text.ts'

function cite(exact: string, status: Citation['status'], page: number | null): Citation {
  return {
    number: 1,
    exact,
    prefix: '',
    suffix: '',
    status,
    page,
    start: 0,
    end: 1,
    occurrences: 1,
    difference: null,
    marks: [],
  }
}

test('a copied answer carries quotes and pages, and says what is not verified', () => {
  const claims: Claim[] = [
    {
      ordinal: 1,
      section: 'Terms',
      text: 'It ends in May.',
      cells: null,
      retried: false,
      review: { verdict: null, note: '' },
      unshown: [{ kind: 'number', text: '2,000' }],
      citations: [cite('ends\nin May', 'exact', 4), cite('never ends', 'missing', null)],
    },
  ]
  expect(answerText('Summary of lease.pdf', claims)).toBe(
    [
      ...['Summary of lease.pdf', '', 'Terms', '', 'It ends in May.'],
      '  [Quote found, does not show 2,000]',
      '  “ends in May” (p. 4)',
      '  “never ends” [Not found in this document.]',
    ].join('\n'),
  )
})
