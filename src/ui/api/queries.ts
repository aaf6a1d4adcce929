import { MutationCache, QueryCache, type QueryClient } from '@tanstack/react-query'
import { mayPass, problemOf } from './errors.ts'
import { FreshClient } from './fresh-client.ts'
import { loginPath } from './paths.ts'

/** Whoever is logged out meanwhile (here, or in another window) logs in again and comes back to the same page. */
export function leaveWhenLoggedOut(error: unknown): void {
  if (problemOf(error).code !== 'auth.required') return
  window.location.assign(loginPath(window.location.pathname + window.location.search))
}

/** What the pages know of the server's data. Refusals are not asked again, only what may pass by itself. */
export function createQueries(): QueryClient {
  return new FreshClient({
    queryCache: new QueryCache({ onError: leaveWhenLoggedOut }),
    mutationCache: new MutationCache({ onError: leaveWhenLoggedOut }),
    defaultOptions: {
      queries: { staleTime: 15_000, retry: (failures, error) => failures < 2 && mayPass(error) },
      mutations: { retry: false },
    },
  })
}
