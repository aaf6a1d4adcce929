import { expect, test } from 'vitest'
import { type Bookmarks, entryAt, holds, type OutlineEntry, readOutline } from './outline.ts'

/** Bookmarks from a table: handle → [first child, next sibling, title, page]. */
function bookmarks(table: Record<number, [number, number, string, number | null]>, first = 1): Bookmarks {
  return {
    firstChild: (at) => (at === 0 ? first : (table[at]?.[0] ?? 0)),
    nextSibling: (at) => table[at]?.[1] ?? 0,
    title: (at) => table[at]?.[2] ?? '',
    page: (at) => table[at]?.[3] ?? null,
  }
}

const entry = (title: string, place: number | null, entries: OutlineEntry[] = []) => ({
  title,
  place,
  entries,
})

test('the outline is the tree of bookmarks, in order', () => {
  const tree = bookmarks({
    1: [2, 4, 'One', 1],
    2: [0, 3, 'One A', 2],
    3: [0, 0, 'One B', 5],
    4: [0, 0, 'Two', null],
  })
  expect(readOutline(tree)).toEqual([
    entry('One', 1, [entry('One A', 2), entry('One B', 5)]),
    entry('Two', null),
  ])
})

test('a document without bookmarks has no outline', () => {
  expect(readOutline(bookmarks({}, 0))).toEqual([])
})

test('a tree that runs in a circle ends', () => {
  const circle = bookmarks({ 1: [2, 1, 'One', 1], 2: [1, 1, 'Two', 2] })
  expect(readOutline(circle)).toEqual([entry('One', 1, [entry('Two', 2)])])
})

test('an endless row of bookmarks is cut', () => {
  const endless: Bookmarks = {
    ...bookmarks({}),
    nextSibling: (at) => at + 1,
    firstChild: (at) => (at === 0 ? 1 : 0),
  }
  expect(readOutline(endless)).toHaveLength(5_000)
})

test('a title stands on one line; one that is empty has a word', () => {
  const odd = bookmarks({ 1: [0, 2, ' A\r\n\tB\u0000 ', 1], 2: [0, 0, '\u0001', 2] })
  expect(readOutline(odd).map(({ title }) => title)).toEqual(['A B', 'Untitled'])
})

test('a page lies in the entry that began last before it', () => {
  const inner = entry('Inner', 7)
  const [front, outer, end] = [entry('Front', 1), entry('Outer', 5, [inner]), entry('End', 20)]
  const all = [front, outer, end, entry('Nowhere', null)]
  expect(entryAt(all, 4)).toBe(front)
  expect(entryAt(all, 6)).toBe(outer)
  expect(entryAt(all, 19)).toBe(inner)
  expect(entryAt(all, 99)).toBe(end)
  expect(entryAt([end], 3)).toBe(null)
})

test('an entry is found at any depth', () => {
  const inner = entry('Inner', 7)
  const all = [entry('Front', 1), entry('Outer', 5, [entry('Middle', 6, [inner])])]
  expect(holds(all, inner)).toBe(true)
  expect(holds(all, entry('Inner', 7))).toBe(false)
  expect(holds(all, null)).toBe(false)
})
