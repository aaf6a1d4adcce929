'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain, say } from '#ui/parts/toast.tsx'

export function useAccount() {
  return useQuery(useTRPC().account.get.queryOptions())
}

export function useSessions() {
  return useQuery(useTRPC().account.sessions.queryOptions())
}

export function useTokens() {
  return useQuery(useTRPC().account.tokens.queryOptions())
}

/** Asks anew for everything about the account. */
function useRefresh() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: trpc.account.pathKey() })
}

/** What forms do; they say themselves what went wrong. */
export function useAccountForms() {
  const { account } = useTRPC()
  const refreshed = { onSettled: useRefresh() }
  return {
    changeName: useMutation(account.changeName.mutationOptions(refreshed)),
    changePassword: useMutation(account.changePassword.mutationOptions(refreshed)),
    changeEmail: useMutation(account.changeEmail.mutationOptions(refreshed)),
    makeToken: useMutation(account.makeToken.mutationOptions(refreshed)),
    remove: useMutation(account.remove.mutationOptions()),
  }
}

/** What buttons do; each says what happened. */
export function useAccountActions() {
  const { account } = useTRPC()
  const refresh = useRefresh()
  const told = (done: string) => ({
    onSuccess: () => say(done),
    onError(error: unknown) {
      const { message, next } = problemOf(error)
      complain(message, { detail: next ?? undefined })
    },
    onSettled: refresh,
  })
  return {
    sendVerification: useMutation(account.sendVerification.mutationOptions(told('A link is on its way.'))),
    disconnect: useMutation(account.disconnect.mutationOptions(told('Disconnected.'))),
    endSession: useMutation(account.endSession.mutationOptions(told('The session has ended.'))),
    revokeToken: useMutation(account.revokeToken.mutationOptions(told('The token works no more.'))),
    logOutEverywhere: useMutation(
      account.logOutEverywhere.mutationOptions({
        ...told('You are logged out.'),
        onSuccess: () => window.location.assign('/login'),
        onSettled: undefined,
      }),
    ),
  }
}
