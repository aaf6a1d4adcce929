/** Pages from the first to the last, both included. */
export interface PageRange {
  from: number
  to: number
}

/** At most so many pages at once: each is a picture of some 400 kB until it is printed, drawn in 0.1 to 0.2 s. */
export const MOST_PAGES = 500
/** A document up to this length is printed whole unless one says otherwise. */
const SHORT = 50

/** What is offered first: all of a short document, of a longer one fifty pages from the one that is seen. */
export function firstRange(pages: number, seen: number): PageRange {
  if (pages <= SHORT) return { from: 1, to: pages }
  return { from: seen, to: Math.min(pages, seen + SHORT - 1) }
}

/** What is wrong with a range, in words; null for nothing. */
export function rangeProblem({ from, to }: PageRange, pages: number): string | null {
  if (!(from >= 1 && to <= pages && from <= to)) return `Choose pages between 1 and ${pages}.`
  return to - from >= MOST_PAGES ? `At most ${MOST_PAGES} pages can be printed at once.` : null
}
