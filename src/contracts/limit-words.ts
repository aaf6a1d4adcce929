import type { ErrorCode } from './error.ts'

/** An error's message with the limit that was hit, where its details name one: limits are configured. */
export function withLimit(code: ErrorCode, message: string, details: Record<string, unknown>): string {
  const { limit, retryAt } = details
  if ((code === 'limit.rate' || code === 'model.rate_limited') && typeof retryAt === 'string')
    return message.replace(/\.$/, `: wait ${waitInWords(Date.parse(retryAt) - Date.now())}.`)
  if (typeof limit !== 'number') return message
  if (code === 'document.too_large') return `This file is larger than ${sizeInWords(limit)}.`
  if (code === 'document.too_many_pages') return `This document has more than ${counted(limit)} pages.`
  if (code === 'document.too_long') return `This document has more than ${counted(limit)} characters.`
  if (code === 'limit.uploads_per_day') return message.replace(/\.$/, `: ${limit}.`)
  return message
}

function counted(count: number): string {
  return count.toLocaleString('en')
}

function sizeInWords(bytes: number): string {
  if (bytes < 1_048_576) return `${counted(bytes)} bytes`
  return `${(bytes / 1_048_576).toFixed(1).replace(/\.0$/, '')} MiB`
}

function waitInWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
