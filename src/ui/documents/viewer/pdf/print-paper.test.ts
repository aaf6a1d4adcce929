import { expect, test } from 'vitest'
import type { PageInfo } from '#contracts/document.ts'
import { paperOf, paperRules } from './print-paper.ts'

const page = (number: number, width: number | null, height: number | null) =>
  ({ number, width, height }) as PageInfo

test('each size of page has a sheet of its own, named once', () => {
  const pages = [page(1, 595.3, 841.9), page(2, 841.9, 595.3), page(3, 595.3, 841.9)]
  expect(paperRules(pages).match(/size: [^}]+/g)).toEqual([
    'size: 595.3pt 841.9pt ',
    'size: 841.9pt 595.3pt ',
  ])
  expect(paperOf(pages[2] as PageInfo).page).toBe(paperOf(pages[0] as PageInfo).page)
  for (const one of pages) expect(paperRules(pages)).toContain(`@page ${paperOf(one).page} `)
})

test('a page whose size is not known is printed on a letter', () => {
  expect(paperRules([page(1, null, null)])).toContain('size: 612pt 792pt')
})
