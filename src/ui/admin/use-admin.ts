'use client'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AuditAction } from '#contracts/audit.ts'
import type { JobState } from '#contracts/job.ts'
import { problemOf } from '#ui/api/errors.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { complain, say } from '#ui/parts/toast.tsx'

/** Lists stay as they were until the next page of them has come. */
const steady = { placeholderData: keepPreviousData }

export function useUsers(search: string, cursor: number | undefined) {
  return useQuery(useTRPC().admin.users.queryOptions({ search, cursor }, steady))
}

export function useAnyJobs(input: { state?: JobState | undefined; before?: string | undefined }) {
  return useQuery(useTRPC().admin.jobs.queryOptions(input, { ...steady, refetchInterval: 10_000 }))
}

export function useAudit(input: {
  action?: AuditAction | undefined
  userId?: number | undefined
  before?: number | undefined
}) {
  return useQuery(useTRPC().admin.audit.queryOptions(input, steady))
}

export function useInvitations() {
  return useQuery(useTRPC().admin.invitations.queryOptions())
}

export function useLimits() {
  return useQuery(useTRPC().admin.limits.queryOptions())
}

export function useHealth() {
  return useQuery(useTRPC().health.status.queryOptions(undefined, { refetchInterval: 5_000 }))
}

function useRefresh() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: trpc.admin.pathKey() })
}

/** What admins do; each says what happened. */
export function useAdminActions() {
  const { admin } = useTRPC()
  const told = (done: string) => ({
    onSuccess: () => say(done),
    onError(error: unknown) {
      const { message, next } = problemOf(error)
      complain(message, { detail: next ?? undefined })
    },
    onSettled: refresh,
  })
  const refresh = useRefresh()
  return {
    changeUser: useMutation(admin.changeUser.mutationOptions(told('The account is changed.'))),
    withdraw: useMutation(admin.withdrawInvitation.mutationOptions(told('The invitation works no more.'))),
    invite: useMutation(admin.invite.mutationOptions({ onSettled: refresh })),
  }
}
