import type { CSSProperties } from 'react'
import type { PageInfo } from '#contracts/document.ts'
import { seenSize } from './page-layout.ts'

/** The sheet for a page: of its own size, by a name that `paperRules` gives. */
export function paperOf(page: PageInfo): CSSProperties {
  const { width, height } = seenSize(page, 0)
  // A hair less than the sheet: what is rounded up must not begin another.
  return {
    page: nameOf(page),
    width: '100%',
    height: `min(100vh, ${height - 0.5}pt)`,
    maxWidth: `${width}pt`,
  }
}

/** A rule for each size of sheet: a wide page among upright ones keeps its own. */
export function paperRules(pages: readonly PageInfo[]): string {
  const sizes = new Map(pages.map((page) => [nameOf(page), seenSize(page, 0)]))
  const rules = [...sizes].map(
    ([name, { width, height }]) => `@page ${name} { margin: 0; size: ${width}pt ${height}pt }`,
  )
  return ['@page { margin: 0 }', ...rules].join('\n')
}

function nameOf(page: PageInfo): string {
  const { width, height } = seenSize(page, 0)
  return `sheet-${Math.round(width)}-${Math.round(height)}`
}
