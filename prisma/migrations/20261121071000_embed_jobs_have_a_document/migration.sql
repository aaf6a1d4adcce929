-- Reading a document and embedding it again are about the document, answering is about a run.
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_has_its_subject";
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_has_its_subject" CHECK (
  CASE "kind"::text WHEN 'analyse' THEN "run_id" IS NOT NULL ELSE "document_id" IS NOT NULL AND "run_id" IS NULL END
);
