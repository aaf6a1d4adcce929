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

test('a typed page falls into headings and lines, as it is read from an office document', () => {
  const typed = '\n\n\nLease\n\nOne\ntwo.\n\n\nRent\n\n• a\n• b'
  const blocks = blocksOf(typed, 'typed').map(({ start, end, kind, level }) => [
    kind,
    level,
    typed.slice(start, end).trim(),
  ])
  expect(blocks).toEqual([
    ['heading', 1, 'Lease'],
    ['lines', 0, 'One\ntwo.'],
    ['heading', 2, 'Rent'],
    ['lines', 0, '• a\n• b'],
  ])
})

test.each(['markdown', 'typed', 'text'] as const)(
  'the blocks of %s leave no gap and no overlap',
  (format) => {
    const long = `\n\n${MARKDOWN.repeat(200)}${'word '.repeat(30_000)}${'x'.repeat(50_000)}`
    const blocks = blocksOf(long, format)
    expect(blocks.map((block) => long.slice(block.start, block.end)).join('')).toBe(long)
    expect(Math.max(...blocks.map((block) => block.end - block.start))).toBeLessThanOrEqual(20_000)
  },
)

test('sections hold whole blocks, and an offset finds its own', () => {
  const text = 'A paragraph of words.\n\n'.repeat(1_000)
  const sections = sectionsOf(blocksOf(text, 'markdown'))
  expect(sections.length).toBeGreaterThan(4)
  const at = sections[3]?.start ?? 0
  expect(sectionAt(sections, at)).toBe(3)
  expect(sectionAt(sections, at - 1)).toBe(2)
  expect(sectionAt(sections, text.length + 5)).toBe(sections.length - 1)
})
