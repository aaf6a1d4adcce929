-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('user', 'admin');

-- CreateEnum
CREATE TYPE "FileType" AS ENUM ('pdf', 'markdown', 'text');

-- CreateEnum
CREATE TYPE "DocumentState" AS ENUM ('queued', 'processing', 'ready', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "RunState" AS ENUM ('queued', 'working', 'done', 'stopped', 'failed');

-- CreateEnum
CREATE TYPE "JobKind" AS ENUM ('ingest', 'analyse');

-- CreateEnum
CREATE TYPE "JobState" AS ENUM ('queued', 'working', 'retryable', 'done', 'deadletter', 'cancelled');

-- CreateTable
CREATE TABLE "users" (
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "hashed_password" TEXT NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'user',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "filename" TEXT NOT NULL,
    "file_type" "FileType" NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "blob_id" UUID NOT NULL,
    "state" "DocumentState" NOT NULL DEFAULT 'queued',
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_texts" (
    "id" SERIAL NOT NULL,
    "document_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "pipeline_version" INTEGER NOT NULL,
    "language" TEXT,
    "content" TEXT NOT NULL,
    "pages" INTEGER NOT NULL,
    "skippable" JSONB NOT NULL,
    "coverage" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_texts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pages" (
    "text_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "width" DOUBLE PRECISION,
    "height" DOUBLE PRECISION,
    "geometry" BYTEA,

    CONSTRAINT "pages_pkey" PRIMARY KEY ("text_id","number")
);

-- CreateTable
CREATE TABLE "chunks" (
    "id" SERIAL NOT NULL,
    "text_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "page" INTEGER NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "chunks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blobs" (
    "id" UUID NOT NULL,
    "size_bytes" INTEGER NOT NULL DEFAULT 0,
    "complete" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob_pieces" (
    "blob_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "blob_pieces_pkey" PRIMARY KEY ("blob_id","seq")
);

-- CreateTable
CREATE TABLE "analyses" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "document_id" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "template_version" INTEGER NOT NULL,
    "llm_provider" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "response" TEXT,
    "parameters" JSONB NOT NULL DEFAULT '{}',
    "cached" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "analyses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "analysis_runs" (
    "analysis_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "analysis_runs_pkey" PRIMARY KEY ("analysis_id","run_id")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" SERIAL NOT NULL,
    "user_id" INTEGER NOT NULL,
    "text_id" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "state" "RunState" NOT NULL DEFAULT 'queued',
    "outcome" TEXT,
    "error" TEXT,
    "cache_key" TEXT NOT NULL,
    "cached_until" TIMESTAMPTZ(3),
    "pages_given" JSONB NOT NULL DEFAULT '[]',
    "input_tokens" INTEGER NOT NULL DEFAULT 0,
    "output_tokens" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claims" (
    "id" SERIAL NOT NULL,
    "run_id" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "section" TEXT,
    "text" TEXT NOT NULL,
    "unshown" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "claims_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citations" (
    "id" SERIAL NOT NULL,
    "claim_id" INTEGER NOT NULL,
    "text_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL DEFAULT '',
    "suffix" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "start_offset" INTEGER,
    "end_offset" INTEGER,
    "occurrences" INTEGER NOT NULL,
    "difference" JSONB,
    "page" INTEGER,
    "marks" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "citations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_events" (
    "run_id" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" JSONB NOT NULL,

    CONSTRAINT "run_events_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateTable
CREATE TABLE "jobs" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "kind" "JobKind" NOT NULL,
    "document_id" INTEGER,
    "run_id" INTEGER,
    "state" "JobState" NOT NULL DEFAULT 'queued',
    "stage" TEXT NOT NULL DEFAULT 'queued',
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job_events" (
    "id" SERIAL NOT NULL,
    "job_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "state" "JobState" NOT NULL,
    "error" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workers" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workers_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "documents_blob_id_key" ON "documents"("blob_id");

-- CreateIndex
CREATE INDEX "documents_user_id_id_idx" ON "documents"("user_id", "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "document_texts_document_id_version_key" ON "document_texts"("document_id", "version");

-- CreateIndex
CREATE INDEX "chunks_words_idx" ON "chunks" USING GIN ("words");

-- CreateIndex
CREATE UNIQUE INDEX "chunks_text_id_ordinal_key" ON "chunks"("text_id", "ordinal");

-- CreateIndex
CREATE INDEX "analyses_user_id_id_idx" ON "analyses"("user_id", "id" DESC);

-- CreateIndex
CREATE INDEX "analyses_document_id_idx" ON "analyses"("document_id");

-- CreateIndex
CREATE INDEX "analysis_runs_run_id_idx" ON "analysis_runs"("run_id");

-- CreateIndex
CREATE INDEX "runs_user_id_idx" ON "runs"("user_id");

-- CreateIndex
CREATE INDEX "runs_text_id_idx" ON "runs"("text_id");

-- CreateIndex
CREATE INDEX "runs_cache_key_cached_until_idx" ON "runs"("cache_key", "cached_until");

-- CreateIndex
CREATE UNIQUE INDEX "claims_run_id_ordinal_key" ON "claims"("run_id", "ordinal");

-- CreateIndex
CREATE INDEX "citations_text_id_idx" ON "citations"("text_id");

-- CreateIndex
CREATE UNIQUE INDEX "citations_claim_id_number_key" ON "citations"("claim_id", "number");

-- CreateIndex
CREATE INDEX "jobs_user_id_created_at_idx" ON "jobs"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "jobs_document_id_idx" ON "jobs"("document_id");

-- CreateIndex
CREATE INDEX "jobs_run_id_idx" ON "jobs"("run_id");

-- CreateIndex
CREATE INDEX "job_events_job_id_idx" ON "job_events"("job_id");

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document_texts" ADD CONSTRAINT "document_texts_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pages" ADD CONSTRAINT "pages_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "document_texts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "document_texts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blob_pieces" ADD CONSTRAINT "blob_pieces_blob_id_fkey" FOREIGN KEY ("blob_id") REFERENCES "blobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analyses" ADD CONSTRAINT "analyses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analyses" ADD CONSTRAINT "analyses_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analysis_runs" ADD CONSTRAINT "analysis_runs_analysis_id_fkey" FOREIGN KEY ("analysis_id") REFERENCES "analyses"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analysis_runs" ADD CONSTRAINT "analysis_runs_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "document_texts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_claim_id_fkey" FOREIGN KEY ("claim_id") REFERENCES "claims"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "citations" ADD CONSTRAINT "citations_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "document_texts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_events" ADD CONSTRAINT "run_events_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "job_events" ADD CONSTRAINT "job_events_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- From here on: what the schema file can't say.

-- One live document per user and hash; the trash may hold more.
CREATE UNIQUE INDEX "documents_one_live_per_hash" ON "documents" ("user_id", "sha256") WHERE "deleted_at" IS NULL;

-- Identical questions under way are asked once (single flight across processes).
CREATE UNIQUE INDEX "runs_one_under_way" ON "runs" ("cache_key") WHERE "state" IN ('queued', 'working');

ALTER TABLE "users" ADD CONSTRAINT "users_email_is_lower_case" CHECK ("email" = lower("email"));
ALTER TABLE "documents" ADD CONSTRAINT "documents_size_is_positive" CHECK ("size_bytes" > 0);
ALTER TABLE "documents" ADD CONSTRAINT "documents_failed_has_a_reason" CHECK ("state" <> 'failed' OR "error" IS NOT NULL);
ALTER TABLE "pages" ADD CONSTRAINT "pages_span" CHECK (0 <= "start_offset" AND "start_offset" <= "end_offset");
ALTER TABLE "chunks" ADD CONSTRAINT "chunks_span" CHECK (0 <= "start_offset" AND "start_offset" < "end_offset");
-- The rule above all: what counts as verified has a place in the text.
ALTER TABLE "citations" ADD CONSTRAINT "citations_verified_has_a_span"
  CHECK ("status" NOT IN ('exact', 'typographic') OR ("start_offset" IS NOT NULL AND "start_offset" < "end_offset"));
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_progress_is_a_share" CHECK ("progress" BETWEEN 0 AND 1);
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_has_its_subject" CHECK (
  ("kind" = 'ingest' AND "document_id" IS NOT NULL AND "run_id" IS NULL) OR
  ("kind" = 'analyse' AND "run_id" IS NOT NULL)
);

-- Wakes the readers that follow jobs and runs. Ids only: the rows are the truth.
CREATE FUNCTION "wake_job_readers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ultrai', 'job:' || NEW."user_id" || ':' || NEW."id");
  RETURN NULL;
END $$;
CREATE TRIGGER "jobs_wake" AFTER INSERT OR UPDATE ON "jobs" FOR EACH ROW EXECUTE FUNCTION "wake_job_readers"();

CREATE FUNCTION "wake_run_readers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('ultrai', 'run:' || NEW."run_id");
  RETURN NULL;
END $$;
CREATE TRIGGER "run_events_wake" AFTER INSERT ON "run_events" FOR EACH ROW EXECUTE FUNCTION "wake_run_readers"();
