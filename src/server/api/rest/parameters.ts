import { z } from 'zod'
import { MAX_INTEGER } from '#contracts/id.ts'

/** A row's id in an address. */
export const idInPath = z.coerce.number().int().positive().max(MAX_INTEGER)

/** How many rows a page of a list has. */
export function limitOf(most: number, otherwise: number) {
  return z.coerce.number().int().min(1).max(most).default(otherwise).meta({ description: 'Rows at most' })
}

/** Where the next page begins: what the `Link` header (rel="next") of the page before says. */
export const cursor = z.coerce
  .number()
  .int()
  .positive()
  .max(MAX_INTEGER)
  .optional()
  .meta({ description: 'From the `Link` header of the page before' })

/** The `Link` header that leads to the next page (RFC 8288), if there is one. */
export function nextPage(request: Request, nextCursor: number | null): Record<string, string> {
  if (nextCursor === null) return {}
  const { pathname, searchParams } = new URL(request.url)
  searchParams.set('cursor', String(nextCursor))
  return { link: `<${pathname}?${searchParams}>; rel="next"` }
}
