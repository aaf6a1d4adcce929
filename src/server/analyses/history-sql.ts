/** Rows of the history (`a`) with their run and the counts of its claims and citations, as `tallyOf` counts them. */
export const HISTORY_SQL = `
    SELECT a.id, a.user_id AS "userId", a.document_id AS "documentId", d.filename, d.deleted_at AS "deletedAt", a.template,
           a.llm_provider AS model, a.prompt AS question, r.state::text AS state, r.outcome, r.id AS "runId",
           counted.claims, counted.supported, counted.citations, counted.verified, counted.reviewed, a.cached, a.batch_id AS "batchId",
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
      SELECT count(*)::int AS claims, coalesce(sum(quotes), 0)::int AS citations, coalesce(sum(found), 0)::int AS verified,
             count(*) FILTER (WHERE found = quotes AND quotes > 0 AND "isWhole")::int AS supported,
             count(review)::int AS reviewed, coalesce(extract(epoch FROM max(reviewed_at)) * 1000, 0)::float8 AS "reviewStamp"
      FROM (
        SELECT c.review, c.reviewed_at, c.unshown = '[]' AS "isWhole", count(q.id) AS quotes,
               count(q.id) FILTER (WHERE q.status IN ('exact', 'typographic')) AS found
        FROM claims c LEFT JOIN citations q ON q.claim_id = c.id WHERE c.run_id = r.id GROUP BY c.id
      ) claim
    ) counted`
