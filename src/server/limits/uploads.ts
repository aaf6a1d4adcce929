import type { UploadLimits } from '#contracts/limits.ts'
import type { Db } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { addUpload, uploadsToday } from './repo.ts'

/** What a user may upload, and how much of it is used. */
export async function uploadLimits(
  deps: Pick<Deps, 'db' | 'env'>,
  input: { userId: number },
): Promise<Omit<UploadLimits, 'recognition'>> {
  const { count, resetsAt } = await uploadsToday(deps.db, input.userId)
  return {
    maxFileBytes: deps.env.maxFileBytes,
    maxPages: deps.env.maxPages,
    maxCharacters: deps.env.maxCharacters,
    uploadsPerDay: deps.env.uploadsPerDay,
    uploadedToday: count,
    resetsAt: resetsAt.toISOString(),
  }
}

/** Throws `limit.uploads_per_day` before anything of a file is read, when today's uploads are used up. */
export async function refuseUploadsOverLimit(
  deps: Pick<Deps, 'db' | 'env'>,
  input: { userId: number },
): Promise<void> {
  const { uploadsPerDay, uploadedToday, resetsAt } = await uploadLimits(deps, input)
  if (uploadedToday >= uploadsPerDay)
    throw new AppError('limit.uploads_per_day', { limit: uploadsPerDay, retryAt: resetsAt })
}

/**
 * Counts an upload in the caller's transaction `db`: with it, or not at all. Throws `limit.uploads_per_day` when
 * others, at the same time, were first.
 */
export async function countUpload(
  deps: Pick<Deps, 'env'> & { db: Db },
  input: { userId: number },
): Promise<void> {
  const limit = deps.env.uploadsPerDay
  if (await addUpload(deps.db, { ...input, limit })) return
  const { resetsAt } = await uploadsToday(deps.db, input.userId)
  throw new AppError('limit.uploads_per_day', { limit, retryAt: resetsAt.toISOString() })
}
