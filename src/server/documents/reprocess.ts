import type { Job } from '#contracts/job.ts'
import { enqueue } from '#server/jobs/enqueue.ts'
import { findJobsOfDocument, lockDocument } from '#server/jobs/repo.ts'
import { moveSubject } from '#server/jobs/subject.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { ownedDocument } from './access.ts'
import { findSettings } from './repo.ts'

/**
 * Reads a document anew, by the pipeline of today and, if they are named, by other languages of recognition. What was
 * read before stays, to be searched and asked, until the new text is ready; analyses keep the text they quote from.
 * Throws `document.not_found`, `document.in_trash`, `document.being_read`.
 */
export async function reprocess(
  deps: Pick<Deps, 'db' | 'queue'>,
  input: { userId: number; id: number; ocrLanguages?: string[] | undefined },
): Promise<Job> {
  const { userId } = input
  const { id: documentId, deletedAt } = await ownedDocument(deps, input)
  if (deletedAt !== null) throw new AppError('document.in_trash', { documentId })
  return inTransaction(deps.db, async (tx) => {
    await lockDocument(tx, documentId)
    const underWay = await findJobsOfDocument(tx, { userId, documentId })
    if (underWay.some(({ kind }) => kind === 'ingest'))
      throw new AppError('document.being_read', { documentId })
    const ocrLanguages = input.ocrLanguages ?? (await findSettings(tx, documentId)).ocrLanguages
    const job = await enqueue(
      { ...deps, db: tx },
      { userId, kind: 'ingest', documentId, parameters: { ocrLanguages } },
    )
    await moveSubject(tx, job)
    return job
  })
}
