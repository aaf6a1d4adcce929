import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findDocument, type StoredDocument } from './repo.ts'

declare const owned: unique symbol

/** A document whose owner has been checked. Only this file makes one: what needs permission asks for the type. */
export type OwnedDocument = StoredDocument & { readonly [owned]: true }

/** Throws `document.not_found`, the same for what doesn't exist and for what is somebody else's. */
export async function ownedDocument(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; id: number },
): Promise<OwnedDocument> {
  const document = await findDocument(deps.db, input)
  if (!document) throw new AppError('document.not_found')
  return document as OwnedDocument
}
