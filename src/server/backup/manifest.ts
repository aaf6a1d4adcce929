import { z } from 'zod'

/** Raised when what a backup contains, or how, can no longer be read by the release before. */
export const FORMAT = 1

/** The last entry of a backup: what is in it, and how to know that all of it is there, unchanged. */
export const manifest = z.object({
  format: z.literal(FORMAT),
  /** The release that wrote it. */
  version: z.string(),
  /** ISO 8601, UTC: the moment whose rows it has. */
  at: z.iso.datetime(),
  /** The schema: Prisma's migrations with their checksums, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  /** In an order in which they can be loaded: what is referred to comes first. */
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.number().int(),
      /** Of the rows as COPY writes them as text, ordered by the primary key. */
      sha256: z.string(),
    }),
  ),
  /** Ids are never given twice, even those of rows that are gone. */
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Originals that are kept in Postgres are rows like others; these are the ones kept in S3. */
  elsewhere: z.object({
    files: z.number().int(),
    bytes: z.number(),
    /** Those that the backup contains: all of them, or none. */
    contained: z.array(z.object({ id: z.uuid(), sha256: z.string() })),
  }),
  /** SHA-256 over the tables' checksums: two backups with the same rows have the same. */
  content: z.string(),
})

export type Manifest = z.infer<typeof manifest>
export type TableEntry = Manifest['tables'][number]

export const MANIFEST = 'manifest.json'
export const rowsOf = (table: string) => `tables/${table}.copy`
export const originalOf = (id: string) => `originals/${id}`
