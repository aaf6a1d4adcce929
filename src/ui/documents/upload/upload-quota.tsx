'use client'
import { cx } from '#ui/parts/cx.ts'
import { useUploadLimits } from './use-upload-limits.ts'

/** "2 of 30 today": the limit before it is hit. Its place is kept, so that nothing moves when it comes. */
export function UploadQuota() {
  const limits = useUploadLimits()
  const isUsedUp = limits !== undefined && limits.uploadedToday >= limits.uploadsPerDay
  return (
    <span
      className={cx(
        'min-w-24 whitespace-nowrap text-right text-sm tabular-nums',
        isUsedUp ? 'font-medium text-danger' : 'text-muted',
      )}
      title={limits && `Files uploaded today; the next day begins at ${timeOf(limits.resetsAt)}`}
    >
      {limits && `${limits.uploadedToday} of ${limits.uploadsPerDay} today`}
    </span>
  )
}

function timeOf(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
}
