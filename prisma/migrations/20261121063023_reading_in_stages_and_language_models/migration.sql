-- CreateEnum
CREATE TYPE "TextStage" AS ENUM ('parsed', 'chunked', 'embedded');

-- CreateEnum
CREATE TYPE "ClaimReview" AS ENUM ('accepted', 'rejected');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "FileType" ADD VALUE 'pptx';
ALTER TYPE "FileType" ADD VALUE 'xlsx';
ALTER TYPE "FileType" ADD VALUE 'ods';
ALTER TYPE "FileType" ADD VALUE 'odp';
ALTER TYPE "FileType" ADD VALUE 'rtf';
ALTER TYPE "FileType" ADD VALUE 'csv';
ALTER TYPE "FileType" ADD VALUE 'png';
ALTER TYPE "FileType" ADD VALUE 'jpeg';
ALTER TYPE "FileType" ADD VALUE 'tiff';

-- AlterEnum
ALTER TYPE "JobKind" ADD VALUE 'embed';

-- AlterTable
ALTER TABLE "users" ADD COLUMN     "monthly_cap_micros" BIGINT;

-- AlterTable
ALTER TABLE "documents" ADD COLUMN     "local_only" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "document_texts" ADD COLUMN     "job_id" UUID,
ADD COLUMN     "ready_at" TIMESTAMPTZ(3),
ADD COLUMN     "rendition_blob_id" UUID,
ADD COLUMN     "settings" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "stage" "TextStage" NOT NULL DEFAULT 'parsed';

-- AlterTable
ALTER TABLE "blobs" ADD COLUMN     "driver" TEXT NOT NULL DEFAULT 'postgres';

-- AlterTable
ALTER TABLE "analyses" ADD COLUMN     "batch_id" UUID;

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "cost_micros" BIGINT,
ADD COLUMN     "reading" TEXT NOT NULL DEFAULT 'whole',
ADD COLUMN     "tally" JSONB;

-- AlterTable
ALTER TABLE "claims" ADD COLUMN     "cells" JSONB,
ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "retried" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "review" "ClaimReview",
ADD COLUMN     "reviewed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "jobs" ADD COLUMN     "pages_done" INTEGER,
ADD COLUMN     "pages_total" INTEGER,
ADD COLUMN     "parameters" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "job_events" ADD COLUMN     "counts" JSONB,
ADD COLUMN     "duration_ms" INTEGER;

-- AlterTable
ALTER TABLE "workers" ADD COLUMN     "report" JSONB NOT NULL DEFAULT '{}';

-- CreateTable
CREATE TABLE "vectors" (
    "chunk_id" INTEGER NOT NULL,
    "model" TEXT NOT NULL,
    "dimensions" INTEGER NOT NULL,
    "values" BYTEA NOT NULL,

    CONSTRAINT "vectors_pkey" PRIMARY KEY ("chunk_id","model")
);

-- CreateTable
CREATE TABLE "upload_days" (
    "user_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "upload_days_pkey" PRIMARY KEY ("user_id","day")
);

-- CreateTable
CREATE TABLE "batches" (
    "id" UUID NOT NULL,
    "user_id" INTEGER NOT NULL,
    "template" TEXT NOT NULL,
    "llm_provider" TEXT NOT NULL,
    "prompt" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage" (
    "user_id" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "model" TEXT NOT NULL,
    "runs" INTEGER NOT NULL DEFAULT 0,
    "cached_runs" INTEGER NOT NULL DEFAULT 0,
    "input_tokens" BIGINT NOT NULL DEFAULT 0,
    "output_tokens" BIGINT NOT NULL DEFAULT 0,
    "cost_micros" BIGINT NOT NULL DEFAULT 0,
    "saved_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "usage_pkey" PRIMARY KEY ("user_id","day","model")
);

-- CreateTable
CREATE TABLE "settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "settings_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "vectors_model_idx" ON "vectors"("model");

-- CreateIndex
CREATE INDEX "batches_user_id_created_at_idx" ON "batches"("user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "usage_day_idx" ON "usage"("day");

-- CreateIndex
CREATE UNIQUE INDEX "document_texts_job_id_key" ON "document_texts"("job_id");

-- CreateIndex
CREATE UNIQUE INDEX "document_texts_rendition_blob_id_key" ON "document_texts"("rendition_blob_id");

-- CreateIndex
CREATE INDEX "analyses_batch_id_idx" ON "analyses"("batch_id");

-- AddForeignKey
ALTER TABLE "vectors" ADD CONSTRAINT "vectors_chunk_id_fkey" FOREIGN KEY ("chunk_id") REFERENCES "chunks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upload_days" ADD CONSTRAINT "upload_days_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "analyses" ADD CONSTRAINT "analyses_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batches"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage" ADD CONSTRAINT "usage_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was read before stages were kept is ready.
UPDATE "document_texts" SET "stage" = 'embedded', "ready_at" = "created_at";
