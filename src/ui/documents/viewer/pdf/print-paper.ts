import type { CSSProperties } from 'react'
import type { PageInfo } from '#contracts/document.ts'
import { seenSize } from './page-layout.ts'

/** The sheet for each page: of its own size, by a name that `paperRules` gives. */
export function papersOf(pages: readonly PageInfo[]): CSSProperties[] {
  const isOneSize = new Set(pages.map(nameOf)).size === 1
  return pages.map((page, index) => {
    const { width, height } = seenSize(page, 0)
    // A hair less than the sheet: what is rounded up must not begin another.
    const own = `${height - 0.5}pt`
    return {
      page: nameOf(page),
      width: '100%',
      // Of a printer's own sheet, where it is smaller. Between sheets of several sizes 100vh is that of the first.
      height: isOneSize ? `min(100vh, ${own})` : own,
      maxWidth: `${width}pt`,
      breakAfter: index < pages.length - 1 ? 'page' : 'auto',
    }
  })
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
