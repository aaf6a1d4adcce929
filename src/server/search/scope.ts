import type { FileType } from '#contracts/document.ts'

/** Which texts are searched: always one user's own. */
export interface Scope {
  userId: number
  documentId?: number | undefined
  /** This very version, where it isn't the latest; it must be the user's as well. */
  textId?: number | undefined
  fileTypes?: readonly FileType[] | undefined
  /** Uploaded from then on, and before then. */
  from?: Date | undefined
  before?: Date | undefined
}

/** The first parameter that a statement may use after those of `TEXTS_IN_SCOPE`. */
export const AFTER_SCOPE = 7

/**
 * The latest text version that is ready, of each document in scope that is not in the trash. Every search goes
 * through it, so whose a passage is is decided here, in the statement itself.
 */
export const TEXTS_IN_SCOPE = `
  SELECT DISTINCT ON (d.id) d.id AS document_id, d.filename, d.file_type, t.id AS text_id, t.language
  FROM documents d JOIN document_texts t ON t.document_id = d.id
  WHERE d.user_id = $1::int AND d.deleted_at IS NULL AND t.ready_at IS NOT NULL
    AND ($2::int IS NULL OR d.id = $2::int)
    AND ($3::int IS NULL OR t.id = $3::int)
    AND ($4::text[] IS NULL OR d.file_type::text = ANY($4::text[]))
    AND ($5::timestamptz IS NULL OR d.created_at >= $5::timestamptz)
    AND ($6::timestamptz IS NULL OR d.created_at < $6::timestamptz)
  ORDER BY d.id, t.version DESC`

/** The parameters of `TEXTS_IN_SCOPE`, in their order. */
export function scopeParameters(scope: Scope): unknown[] {
  return [
    scope.userId,
    scope.documentId ?? null,
    scope.textId ?? null,
    scope.fileTypes?.length ? [...scope.fileTypes] : null,
    scope.from ?? null,
    scope.before ?? null,
  ]
}
