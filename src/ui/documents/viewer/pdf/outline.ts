/** An entry of a document's own table of contents. `place`: a page from 1 on, of a text an offset; null where it leads to none. */
export interface OutlineEntry {
  title: string
  place: number | null
  entries: OutlineEntry[]
}

/** A tree of bookmarks as PDFium tells it: handles, 0 for none. */
export interface Bookmarks {
  firstChild(parent: number): number
  nextSibling(bookmark: number): number
  title(bookmark: number): string
  page(bookmark: number): number | null
}

/** More than any real book has; what a hostile file holds beyond that is left out. */
const MOST_ENTRIES = 5_000
const DEEPEST = 12

/** Reads the tree of bookmarks below `parent` (0 for all), each once: files exist whose tree runs in a circle. */
export function readOutline(
  bookmarks: Bookmarks,
  parent = 0,
  seen = new Set<number>(),
  depth = 1,
): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let bookmark = bookmarks.firstChild(parent)
  while (bookmark && !seen.has(bookmark) && seen.size < MOST_ENTRIES) {
    seen.add(bookmark)
    entries.push({
      title: tidy(bookmarks.title(bookmark)),
      place: bookmarks.page(bookmark),
      entries: depth < DEEPEST ? readOutline(bookmarks, bookmark, seen, depth + 1) : [],
    })
    bookmark = bookmarks.nextSibling(bookmark)
  }
  return entries
}

/** A title on one line, without characters that can't be seen. */
function tidy(title: string): string {
  return title.replace(/[\s\p{Cc}]+/gu, ' ').trim() || 'Untitled'
}

/** The entry in whose part a place lies: the last one, in reading order, that begins at or before it. */
export function entryAt(entries: readonly OutlineEntry[], place: number): OutlineEntry | null {
  let found: OutlineEntry | null = null
  for (const entry of entries) {
    const inside = entryAt(entry.entries, place)
    for (const one of [entry, inside])
      if (one?.place != null && one.place <= place && one.place >= (found?.place ?? 0)) found = one
  }
  return found
}

/** Whether an entry stands among these, or anywhere below them. */
export function holds(entries: readonly OutlineEntry[], wanted: OutlineEntry | null): boolean {
  return entries.some((entry) => entry === wanted || holds(entry.entries, wanted))
}
