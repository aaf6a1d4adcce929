/** When something was, as JSON says it elsewhere: 2026-11-21T12:00:00.000Z. */
const moment = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** The columns of a `DocumentRow`, in its words; of documents `d` with their `LATEST`. */
export const ROW = `
    d.id, d.filename, d.file_type AS "fileType", d.size_bytes AS "sizeBytes", d.state, d.error,
    t.pages, ${moment('d.created_at')} AS "createdAt", ${moment('d.deleted_at')} AS "deletedAt",
    j.id AS "jobId", j.stage, j.progress, j.state AS "jobState", j.pages_done AS "pagesDone",
    j.pages_total AS "pagesTotal", d.local_only AS "localOnly"`

/** Of each document `d` its latest text `t` and its latest reading `j`. */
export const LATEST = `
    LEFT JOIN LATERAL (
      SELECT * FROM document_texts WHERE document_id = d.id AND ready_at IS NOT NULL ORDER BY version DESC LIMIT 1
    ) t ON true
    LEFT JOIN LATERAL (
      SELECT * FROM jobs WHERE document_id = d.id AND kind = 'ingest' ORDER BY created_at DESC LIMIT 1
    ) j ON true`
