import type { DocumentRow } from '#contracts/document.ts'
import type { Deps } from '#server/platform/deps.ts'
import { ownedDocument } from './access.ts'
import { toDocumentRow } from './read.ts'
import { setLocalOnly } from './repo.ts'

/**
 * Keeps a document's text to this server from now on, or lets it go to models elsewhere again. What runs already
 * looks once more before it sends anything. Throws `document.not_found`.
 */
export async function keepHere(
  deps: Pick<Deps, 'db'>,
  input: { userId: number; id: number; localOnly: boolean },
): Promise<DocumentRow> {
  const document = await ownedDocument(deps, input)
  await setLocalOnly(deps.db, document.id, input.localOnly)
  return { ...toDocumentRow(document), localOnly: input.localOnly }
}
