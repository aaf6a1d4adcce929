import { expect, test } from 'vitest'
import type { PageInfo } from '#contracts/document.ts'
import { paperRules, papersOf } from './print-paper.ts'

const page = (number: number, width: number | null, height: number | null) =>
  ({ number, width, height }) as PageInfo

test('each size of page has a sheet of its own, named once', () => {
  const pages = [page(1, 595.3, 841.9), page(2, 841.9, 595.3), page(3, 595.3, 841.9)]
  expect(paperRules(pages).match(/size: [^}]+/g)).toEqual([
    'size: 595.3pt 841.9pt ',
    'size: 841.9pt 595.3pt ',
  ])
  const papers = papersOf(pages)
  expect(papers[2]?.page).toBe(papers[0]?.page)
  for (const paper of papers) expect(paperRules(pages)).toContain(`@page ${paper.page} `)
  expect(papers.map(({ breakAfter }) => breakAfter)).toEqual(['page', 'page', 'auto'])
  expect(papers[0]?.height).toBe('841.4pt')
})

test('a page whose size is not known is printed on a letter', () => {
  expect(paperRules([page(1, null, null)])).toContain('size: 612pt 792pt')
})
