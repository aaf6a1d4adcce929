'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { MAX_FILE_BYTES } from '#contracts/document.ts'
import type { ErrorCode } from '#contracts/error.ts'
import type { UploadLimits } from '#contracts/limits.ts'
import { useTRPC } from '#ui/api/trpc.ts'
import { soon } from '#ui/parts/soon.ts'

/** How long uploads are gathered before the count is asked for again, in milliseconds. */
const GATHER_MS = 150

/** What a person may still upload today; undefined until it is known. */
export function useUploadLimits(): UploadLimits | undefined {
  const trpc = useTRPC()
  return useQuery(trpc.documents.limits.queryOptions()).data
}

/** The largest file that can be sent, in bytes: this installation's, once it is known. */
export function useMaxFileBytes(): number {
  return useUploadLimits()?.maxFileBytes ?? MAX_FILE_BYTES
}

/** Tells for the error of a file, whose row has its code alone, the limit of this installation that it names. */
export function useLimitsInWords(): (code: ErrorCode) => { limit?: number | undefined } {
  const limits = useUploadLimits()
  return (code) => {
    if (code === 'document.too_many_pages') return { limit: limits?.maxPages }
    if (code === 'document.too_long') return { limit: limits?.maxCharacters }
    return {}
  }
}

/** Asks for the limits again, soon. */
export function useLimitsRefresh(): () => void {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMemo(
    () =>
      soon(() => void queries.invalidateQueries({ queryKey: trpc.documents.limits.queryKey() }), GATHER_MS),
    [queries, trpc],
  )
}
