/** Rows of the history (`a`) with their run and the counts of its claims and verified citations. */
export const HISTORY_SQL = `
    SELECT a.id, a.user_id AS "userId", a.document_id AS "documentId", d.filename, d.deleted_at AS "deletedAt", a.template,
           a.llm_provider AS model, a.prompt AS question, r.state::text AS state, r.outcome, r.id AS "runId",
           counted.claims, counted.citations, counted.verified, counted.reviewed, a.cached, a.batch_id AS "batchId",
           r.cost_micros::float8 AS "costMicros", counted."reviewStamp",
           CASE WHEN a.batch_id IS NOT NULL THEN
             (SELECT count(DISTINCT b.document_id)::int FROM analyses b WHERE b.batch_id = a.batch_id)
           END AS "batchDocuments",
           CASE WHEN a.cached THEN greatest(0, extract(epoch FROM a.created_at - r.finished_at))::int END
             AS "cachedAgeSeconds",
           a.created_at AS "createdAt"
    FROM analyses a
    JOIN documents d ON d.id = a.document_id
    JOIN analysis_runs ar ON ar.analysis_id = a.id AND ar.position = 0
    JOIN runs r ON r.id = ar.run_id
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT c.id)::int AS claims, count(q.id)::int AS citations,
             count(q.id) FILTER (WHERE q.status IN ('exact', 'typographic'))::int AS verified,
             count(DISTINCT c.id) FILTER (WHERE c.review IS NOT NULL)::int AS reviewed,
             coalesce(extract(epoch FROM max(c.reviewed_at)) * 1000, 0)::float8 AS "reviewStamp"
      FROM claims c LEFT JOIN citations q ON q.claim_id = c.id WHERE c.run_id = r.id
    ) counted`
