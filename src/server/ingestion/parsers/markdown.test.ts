import { expect, test } from 'vitest'
import { markupOf, parseMarkdown } from './markdown.ts'

/** What is left of a source when its markup is passed over. */
function shown(source: string): string {
  let words = ''
  let at = 0
  for (const { start, end } of markupOf(source)) {
    words += source.slice(at, start)
    at = end
  }
  return words + source.slice(at)
}

test.each([
  ['The fee is **30 days** after *delivery*.', 'The fee is 30 days after delivery.'],
  ['See [the terms](https://example.org/a_b "Title") now.', 'See the terms  now.'],
  ['## Scope ##', ' Scope '],
  ['Scope\n=====\n\nBody', 'Scope\n\n\nBody'],
  ['- first\n- second', ' first\n second'],
  ['3. third\n4. fourth', '3. third\n4. fourth'],
  ['> quoted *words*\n> go on', ' quoted words\n go on'],
  ['Run `npm test` now', 'Run npm test now'],
  ['```js\nconst a = 1 * 2\n```\n\nEnd', '\nconst a = 1 * 2\n\n\nEnd'],
  ['a \\* b, 5 \\< 6', 'a * b, 5 < 6'],
  ['AT&amp;T &copy; 2024, a & b', 'AT&amp;T &copy; 2024, a & b'],
  ['![A chart of costs](c.png) shows', 'A chart of costs shows'],
  ['| Name | Sum |\n|---|--:|\n| Rent | 900 |', ' Name  Sum \n\n Rent  900 '],
  ['~~old~~ new[^1]\n\n[^1]: A note.', 'old new\n\n A note.'],
  ['[id]: http://example.org\n\nUse [it][id].', ' \n\nUse it.'],
  ['<b>bold</b> and <!-- hidden --> shown', 'bold and    shown'],
  ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
])('of %j a reader sees %j', (source, words) => {
  expect(shown(source)).toBe(words)
})

test('the canonical text is the source itself, line ends apart', () => {
  const { pages } = parseMarkdown(new TextEncoder().encode('# Title\r\n\r\nSome **bold** words.\r\n'))
  expect(pages.map((page) => page.text)).toEqual(['# Title\n\nSome **bold** words.\n'])
})

test('markup is sorted, disjoint and never white space', () => {
  const source = '# A\n\n*b* **c** [d](e "f g")\n\n> - h\n>   i\n'
  const spans = markupOf(source)
  expect(spans.length).toBeGreaterThan(5)
  for (const [i, { start, end }] of spans.entries()) {
    expect(start).toBeLessThan(end)
    expect(source.slice(start, end)).not.toMatch(/\s/)
    expect(start).toBeGreaterThanOrEqual(spans[i - 1]?.end ?? 0)
  }
})

test('a long source is marked in pieces, the same as in one, fences kept whole', () => {
  const part = 'A *b* c.\n\n```\n# code\n\nmore *code*\n```\n\n'
  const spans = markupOf(part.repeat(2_000))
  const once = markupOf(part)
  expect(spans).toHaveLength(once.length * 2_000)
  expect(spans.at(-1)).toEqual({ start: part.length * 2_000 - 5, end: part.length * 2_000 - 2 })
})
