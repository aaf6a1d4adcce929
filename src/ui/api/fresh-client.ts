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
  override async invalidateQueries(
    filters: InvalidateQueryFilters = {},
    options: InvalidateOptions = {},
  ): Promise<void> {
    const loading = this.getQueryCache().findAll(filters).filter(isFirstLoad)
    const known = super.invalidateQueries(filters, options)
    await Promise.allSettled(loading.map(({ promise }) => promise))
    await Promise.all(
      loading.map(({ queryKey }) => super.invalidateQueries({ ...filters, queryKey, exact: true }, options)),
    )
    await known
  }
}
