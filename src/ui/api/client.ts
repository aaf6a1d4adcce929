import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import type { AppRouter } from '#server/api/root.ts'

const url = '/api/trpc'

/** The largest batch; the server refuses larger ones. */
const MAX_BATCH = 20

/** The API's client: what is asked in the same moment goes in one request, subscriptions by server-sent events. */
export function createClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpBatchLink({ url, maxItems: MAX_BATCH, maxURLLength: 8000 }),
      }),
    ],
  })
}
