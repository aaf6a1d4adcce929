'use client'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { createClient } from './client.ts'
import { createQueries } from './queries.ts'
import { TRPCProvider } from './trpc.ts'

/** Once, round everything that asks the API. */
export function ApiProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(createQueries)
  const [client] = useState(createClient)
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider queryClient={queries} trpcClient={client}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
