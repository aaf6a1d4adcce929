import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
} from '@tanstack/react-query'

const isFirstLoad = ({ state }: Query) => state.data === undefined && state.fetchStatus === 'fetching'

/**
 * A client whose invalidation holds for answers still on their way. TanStack's own lets a query's first load finish
 * and takes it for fresh, though the server may have answered before what happened: a file uploaded while the list
 * opened stayed "Processing" for ever.
 */
export class FreshClient extends QueryClient {
  readonly #awaited = new WeakSet<Query>()

  override async invalidateQueries(
    filters: InvalidateQueryFilters = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const loading = this.getQueryCache().findAll(filters).filter(isFirstLoad)
    await Promise.all([
      super.invalidateQueries(filters, options),
      ...loading.map((query) => this.#askAgain(query, filters, options)),
    ])
  }

  /** Once its first answer is there. However much happens meanwhile, once; and what was refused is not asked again. */
  async #askAgain(query: Query, filters: InvalidateQueryFilters, options: InvalidateOptions): Promise<void> {
    if (this.#awaited.has(query)) return
    this.#awaited.add(query)
    await Promise.allSettled([query.promise])
    this.#awaited.delete(query)
    if (query.state.status === 'success')
      await super.invalidateQueries({ ...filters, queryKey: query.queryKey, exact: true }, options)
  }
}
