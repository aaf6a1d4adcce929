import { expect, test } from 'vitest'
import type { OutlineEntry } from '../pdf/outline.ts'
import { pagedSections } from './blocks.ts'
import { textOutline } from './text-outline.ts'

const outlineOf = (text: string) => {
  const skippable = [...text.matchAll(/#+ |\*\*/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }))
  return textOutline(pagedSections([{ number: 1, start: 0, text }], 'markdown'), text, skippable)
}
const shape = ({ title, entries }: OutlineEntry): unknown =>
  entries.length > 0 ? [title, entries.map(shape)] : title

test('headings become a tree by their levels, without their markup, each at its offset', () => {
  const text = '# One\n\nwords\n\n## **Two**\n\n### Three\n\n## Four\n\n# Five\n'
  const outline = outlineOf(text)
  expect(outline.map(shape)).toEqual([['One', [['Two', ['Three']], 'Four']], 'Five'])
  expect(outline.map(({ place }) => place)).toEqual([0, text.indexOf('# Five')])
})

test('a level that is left out opens none of its own; a text without headings has no outline', () => {
  expect(outlineOf('### Deep\n\n# Top\n\n### Below\n').map(shape)).toEqual(['Deep', ['Top', ['Below']]])
  expect(outlineOf('no heading\n\n#hash\n')).toEqual([])
})
