import type { ErrorCode } from '#contracts/error.ts'

/** A document that could not be asked with the others, and why. */
export interface Refused {
  filename: string
  error: ErrorCode
}

/** Keeps for the page of the batch which documents were not asked: only the answer to the question knows. */
export function keepRefused(batchId: string, refused: readonly Refused[]): void {
  if (refused.length === 0) return
  try {
    window.sessionStorage.setItem(keyOf(batchId), JSON.stringify(refused))
  } catch {
    // A browser that keeps nothing: the page shows those that were asked.
  }
}

export function readRefused(batchId: string): Refused[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(keyOf(batchId)) ?? '[]')
    return Array.isArray(kept) ? (kept as Refused[]) : []
  } catch {
    return []
  }
}

function keyOf(batchId: string): string {
  return `ultrai.refused.${batchId}`
}
