import { expect, test } from 'vitest'
import { blocksOf, sectionAt, sectionsOf } from './blocks.ts'

const MARKDOWN = `# Title
First line
second line.

- one
- two

> said

| a | b |
|---|---|

\`\`\`js
const a = 1

# not a heading
\`\`\`
## End
`

test('Markdown falls into headings, paragraphs, lists, quotes, tables and code', () => {
  expect(blocksOf(MARKDOWN, 'markdown').map((block) => block.kind)).toEqual([
    ...['heading', 'paragraph', 'list', 'quote', 'table', 'code', 'heading'],
  ])
})

test.each(['markdown', 'text'] as const)('the blocks of %s leave no gap and no overlap', (format) => {
  const long = `\n\n${MARKDOWN.repeat(200)}${'word '.repeat(30_000)}${'x'.repeat(50_000)}`
  const blocks = blocksOf(long, format)
  expect(blocks.map((block) => long.slice(block.start, block.end)).join('')).toBe(long)
  expect(Math.max(...blocks.map((block) => block.end - block.start))).toBeLessThanOrEqual(20_000)
})

test('sections hold whole blocks, and an offset finds its own', () => {
  const text = 'A paragraph of words.\n\n'.repeat(1_000)
  const sections = sectionsOf(blocksOf(text, 'markdown'))
  expect(sections.length).toBeGreaterThan(4)
  const at = sections[3]?.start ?? 0
  expect(sectionAt(sections, at)).toBe(3)
  expect(sectionAt(sections, at - 1)).toBe(2)
  expect(sectionAt(sections, text.length + 5)).toBe(sections.length - 1)
})
