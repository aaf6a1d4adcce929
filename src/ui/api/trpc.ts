'use client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { AppRouter } from '#server/api/root.ts'

/** `useTRPC()` makes the options for useQuery, useMutation and useSubscription, by the names of the API. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()
