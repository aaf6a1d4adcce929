-- Health and metrics ask what waits every few seconds; what has ended is a thousand times as much.
CREATE INDEX "jobs_under_way_idx" ON "jobs"("kind", "state", "user_id") WHERE "state" IN ('queued', 'working', 'retryable');
