import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { BatchAnswer } from './batch-answer.tsx'
import type { BatchLine } from './use-batch.ts'

const citation = { number: 1, exact: 'The rent is 1,250 euros.', page: 2, status: 'exact' }

function shown(claim: object): string {
  const claims = [{ ordinal: 1, text: 'The rent is 2,000 euros.', citations: [citation], ...claim }]
  const line = {
    row: { id: 7, documentId: 3, state: 'done' },
    detail: { runs: [{ state: 'done', claims }] },
  } as unknown as BatchLine
  return renderToStaticMarkup(
    createElement(BatchAnswer, { line, isRetrying: false, onRetry: () => undefined }),
  )
}

test('a true quote under a false number is marked in the table of several documents as well', () => {
  expect(shown({ unshown: [{ kind: 'number', text: '2,000' }] })).toContain(
    'Quote found, does not show 2,000',
  )
  expect(shown({ unshown: [], citations: [{ ...citation, status: 'missing' }] })).toContain(
    'No evidence found',
  )
  expect(shown({ unshown: [] })).not.toMatch(/does not show|No evidence/)
})
