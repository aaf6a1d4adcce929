import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { AnalysisDetail } from '#contracts/analysis.ts'
import { FirstSight } from './first-sight.tsx'
import type { PageText } from './page-text.ts'
import type { ReadyDocument } from './ready-document.ts'
import { sightOf } from './sight.ts'

const TEXT = 'Rent is 90 euros.'
const SIZE = { width: 600, height: 800, source: 'text' as const }
const pages = [
  { number: 1, label: null, start: 0, end: 99, ...SIZE },
  { number: 2, label: null, start: 100, end: 117, ...SIZE },
]
/** A line of letters 10 points wide. */
const boxes = Float32Array.from(Array.from(TEXT, (_, i) => [100 + i * 10, 300, 110 + i * 10, 312]).flat())
const page: PageText = { number: 2, start: 100, end: 117, text: TEXT, skippable: [], boxes }
const document = { text: { id: 5, pages } } as unknown as ReadyDocument
const rect = { left: 180, top: 300, right: 260, bottom: 312 }
const citation = {
  number: 3,
  start: 108,
  end: 116,
  page: 2,
  status: 'exact',
  marks: [{ page: 2, rects: [rect] }],
}
const analysis = { runs: [{ textId: 4, claims: [{ citations: [citation] }] }] } as unknown as AnalysisDetail

const sight = (query: string) => sightOf(new URLSearchParams(query), document, analysis)

test('a citation leads to its page of the text that it was verified in, a passage to that of the latest', () => {
  expect(sight('analysis=1&citation=3')).toMatchObject({ kind: 'citation', page: 2, textId: 4 })
  expect(sight('at=108-116')).toMatchObject({ kind: 'passage', page: 2, textId: 5 })
})

test('an address without a place, and one of a citation that isn’t there or wasn’t found, lead nowhere', () => {
  expect(sight('analysis=1')).toBeNull()
  expect(sight('analysis=1&citation=4')).toBeNull()
  const missing = { ...citation, status: 'missing' }
  const lie = { runs: [{ textId: 4, claims: [{ citations: [missing] }] }] } as unknown as AnalysisDetail
  expect(sightOf(new URLSearchParams('citation=3'), document, lie)).toBeNull()
})

test.each(['analysis=1&citation=3', 'at=108-116'])('the words stand marked where they are: %s', (query) => {
  const found = sight(query)
  const html = found ? renderToStaticMarkup(<FirstSight {...{ pages, page }} sight={found} />) : ''
  expect(html).toContain('viewBox="0 0 600 800"')
  expect(html).toContain('x="180" y="300" width="80" height="12"')
  expect(html).toMatch(/<text x="100"[^>]* textLength="170"[^>]*>Rent is 90 euros\.<\/text>/)
})

test('a page without geometry is left to the viewer', () => {
  const found = sight('at=108-116')
  expect(
    found && renderToStaticMarkup(<FirstSight pages={pages} page={{ ...page, boxes: null }} sight={found} />),
  ).toBe('')
})
