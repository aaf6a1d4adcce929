import type { JobState } from '#contracts/job.ts'

/** The ways to narrow the list, by what stands in the address. */
export const FILTERS = [
  { id: 'all', word: 'All', states: undefined },
  { id: 'under-way', word: 'Under way', states: ['queued', 'working', 'retryable'] },
  { id: 'failed', word: 'Failed', states: ['deadletter'] },
  { id: 'cancelled', word: 'Cancelled', states: ['cancelled'] },
  { id: 'done', word: 'Done', states: ['done'] },
] as const satisfies ReadonlyArray<{ id: string; word: string; states: JobState[] | undefined }>

export type Filter = (typeof FILTERS)[number]

/** The filter that an address names; all when it names none that we know. */
export function readFilter(query: Pick<URLSearchParams, 'get'>): Filter {
  return FILTERS.find(({ id }) => id === query.get('show')) ?? FILTERS[0]
}

/** The page that an address names, from 1. */
export function readPage(query: Pick<URLSearchParams, 'get'>): number {
  const page = query.get('page') ?? ''
  return /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1
}

/** The address of a page of the list. */
export function jobsPath(filter: Pick<Filter, 'id'>, page = 1): string {
  const query = new URLSearchParams()
  if (filter.id !== 'all') query.set('show', filter.id)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `/jobs?${query}` : '/jobs'
}
