import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { AnalysisDetail, Run } from '#contracts/analysis.ts'
import { AnswerFoot } from './answer-foot.tsx'

const run = { textId: 1, pagesGiven: [[1, 2]], model: 'extractive', costMicros: 0 } as unknown as Run
const coverage = {
  ...{ pages: 2, text: 0, ocr: 2, empty: [], failed: [], ocrLanguages: ['deu'] },
  remote: 'no' as const,
}
const foot = (id: number) =>
  renderToStaticMarkup(
    createElement(AnswerFoot, { analysis: { cached: false } as AnalysisDetail, run, text: { id, coverage } }),
  )

test('an answer says what was read of its text, and nothing of a text that was read later', () => {
  expect(foot(1)).toContain('2 recognised from pictures (German)')
  expect(foot(2)).toContain('Answered before the document was read again')
  expect(foot(2)).not.toContain('German')
})
