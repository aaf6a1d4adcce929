import { z } from 'zod'
import { errorCode } from './error.ts'
import { rowId } from './id.ts'
import { jobState } from './job.ts'
import { span } from './span.ts'
import { text } from './text.ts'

export const MAX_FILE_BYTES = 26_214_400
export const MAX_FILENAME = 255

/** Raised when a change to parsing would give another text, other offsets or marks of rows; part of the cache's key. */
export const PIPELINE_VERSION = 5

export const documentId = z.object({ id: rowId })

export const fileType = z.enum([
  'pdf',
  'docx',
  'odt',
  'html',
  'markdown',
  'text',
  'pptx',
  'xlsx',
  'ods',
  'odp',
  'rtf',
  'csv',
  'png',
  'jpeg',
  'tiff',
])
export type FileType = z.infer<typeof fileType>

export const documentState = z.enum(['queued', 'processing', 'ready', 'failed', 'cancelled'])
export type DocumentState = z.infer<typeof documentState>

/** How a text version was read. `ocrLanguages`: ISO 639-2 codes as Tesseract names them. */
export const readSettings = z.object({
  ocrLanguages: z.array(z.string().regex(/^[a-z]{3}(_[a-z]+)?$/)).default([]),
})
export type ReadSettings = z.infer<typeof readSettings>

/**
 * What was read of a document: counts, and the numbers of the pages that were empty or failed. `remote`: whether a
 * remote parser read it, or was asked and failed so that the local one took over.
 */
export const coverage = z.object({
  pages: z.int(),
  text: z.int(),
  ocr: z.int(),
  empty: z.array(z.int()),
  failed: z.array(z.int()),
  ocrLanguages: z.array(z.string()).default([]),
  remote: z.enum(['no', 'yes', 'failed']).default('no'),
})
export type Coverage = z.infer<typeof coverage>

/**
 * A row of the list. `jobId` is its latest reading, with that one's state, stage and `progress`, 0 to 1; `pagesDone` of
 * `pagesTotal` once they are known. A document that is read again is ready all the while.
 */
export const documentRow = z.object({
  id: z.int(),
  filename: z.string(),
  fileType,
  sizeBytes: z.int(),
  state: documentState,
  error: errorCode.nullable(),
  pages: z.int().nullable(),
  createdAt: z.iso.datetime(),
  deletedAt: z.iso.datetime().nullable(),
  jobId: z.uuid().nullable(),
  stage: z.string().nullable(),
  progress: z.number().nullable(),
  jobState: jobState.nullable(),
  pagesDone: z.int().nullable(),
  pagesTotal: z.int().nullable(),
  /** Its text never leaves this server. */
  localOnly: z.boolean(),
})
export type DocumentRow = z.infer<typeof documentRow>

/** A page's place in the text and its size in PDF points (null where the format has no pages). */
export const pageInfo = z.object({
  number: z.int(),
  /** What the file itself calls it: a sheet's name. */
  label: z.string().nullable(),
  start: z.int(),
  end: z.int(),
  width: z.number().nullable(),
  height: z.number().nullable(),
  source: z.enum(['text', 'ocr', 'empty', 'failed']),
})
export type PageInfo = z.infer<typeof pageInfo>

/** All that a page needs to lay a document out before any text has come. `text` is null until it has been read. */
export const documentDetail = documentRow.extend({
  sha256: z.string(),
  text: z
    .object({
      id: z.int(),
      version: z.int(),
      language: z.string().nullable(),
      pages: z.array(pageInfo),
      coverage,
      characters: z.int(),
      /** A PDF made of the original is shown in its place (images). */
      rendition: z.boolean(),
      /** A newer pipeline would read it otherwise. */
      outdated: z.boolean(),
    })
    .nullable(),
})
export type DocumentDetail = z.infer<typeof documentDetail>

export const pageRequest = z.object({
  id: rowId,
  /** A text version's id; the latest when left out. Citations name the version they were verified against. */
  textId: rowId.optional(),
  page: z.int().positive().max(100_000),
})

/** One page: its text, what of it is skippable, and its geometry (contracts/geometry.ts, zlib-deflated, base64). */
export const pageContent = z.object({
  number: z.int(),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  skippable: z.array(span),
  geometry: z.string().nullable(),
})
export type PageContent = z.infer<typeof pageContent>

export const renameDocument = documentId.extend({
  filename: text
    .trim()
    .min(1, 'A document needs a name.')
    .max(MAX_FILENAME, `Use at most ${MAX_FILENAME} characters.`),
})

/** Reads a document anew, by the pipeline of today. What is left out is as at its first reading. */
export const reprocessDocument = documentId.extend({
  ocrLanguages: readSettings.shape.ocrLanguages.optional(),
})

export const keepDocumentHere = documentId.extend({ localOnly: z.boolean() })

/** What an upload answers, at once. */
export const uploaded = z.object({ documentId: z.int(), jobId: z.uuid() })
export type Uploaded = z.infer<typeof uploaded>
