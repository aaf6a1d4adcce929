import type { InfiniteData } from '@tanstack/react-query'
import type { DocumentRow } from '#contracts/document.ts'
import type { Job } from '#contracts/job.ts'
import { withNews } from './job-news.ts'

/** The list of documents as it is kept: page after page. */
export type Pages = InfiniteData<{ rows: DocumentRow[]; nextCursor: number | null }>

/** The list with each row changed. Pages without a change stay the same objects. */
export function mapRows(
  pages: Pages | undefined,
  change: (row: DocumentRow) => DocumentRow | null,
): Pages | undefined {
  if (!pages) return pages
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const rows = page.rows.map(change).filter((row) => row !== null)
      const same = rows.length === page.rows.length && rows.every((row, index) => row === page.rows[index])
      return same ? page : { ...page, rows }
    }),
  }
}

/** The list with the news of a job in its row. */
export function inPages(pages: Pages | undefined, job: Job): Pages | undefined {
  return mapRows(pages, (row) => withNews(row, job))
}
