import type { DocumentRow } from '#contracts/document.ts'
import { cancel } from '#server/jobs/cancel.ts'
import { findJobsOfDocument } from '#server/jobs/repo.ts'
import { retry } from '#server/jobs/retry.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { ownedDocument } from './access.ts'
import { cleanFilename } from './filename.ts'
import { toDocumentRow } from './read.ts'
import { findByHash, renameDocument, setDeleted } from './repo.ts'

type Input = { userId: number; id: number }

/** Moves a document to the trash; a reading under way is cancelled. Throws `document.not_found`. */
export async function remove(deps: Pick<Deps, 'db'>, input: Input): Promise<void> {
  const document = await ownedDocument(deps, input)
  if (document.deletedAt === null) await setDeleted(deps.db, document.id, new Date())
  for (const job of await findJobsOfDocument(deps.db, { userId: input.userId, documentId: document.id }))
    await cancel(deps, { userId: input.userId, id: job.id }).catch(ignoreEnded)
}

/** It may have ended between being listed and being cancelled. */
function ignoreEnded(error: unknown): void {
  if (!(error instanceof AppError && error.code === 'job.not_cancellable')) throw error
}

/** Takes a document out of the trash. Throws `document.not_found`, `document.duplicate` when it was uploaded anew. */
export async function restore(deps: Pick<Deps, 'db' | 'queue'>, input: Input): Promise<DocumentRow> {
  const document = await ownedDocument(deps, input)
  if (document.deletedAt === null) return toDocumentRow(document)
  const twin = await findByHash(deps.db, { userId: input.userId, sha256: document.sha256 })
  if (twin && twin.deletedAt === null)
    throw new AppError('document.duplicate', { documentId: twin.id, filename: twin.filename })
  await setDeleted(deps.db, document.id, null)
  // Deleting had cancelled its reading: it comes back as it was, on its way.
  if (document.state === 'cancelled' && document.jobId !== null)
    await retry(deps, { userId: input.userId, id: document.jobId })
  return toDocumentRow(await ownedDocument(deps, input))
}

/** Gives a document another name. Throws `document.not_found`, `document.name_missing`. */
export async function rename(
  deps: Pick<Deps, 'db'>,
  input: Input & { filename: string },
): Promise<DocumentRow> {
  const document = await ownedDocument(deps, input)
  const filename = cleanFilename(input.filename)
  await renameDocument(deps.db, document.id, filename)
  return { ...toDocumentRow(document), filename }
}
