import { coverage, type DocumentDetail, type DocumentRow, PIPELINE_VERSION } from '#contracts/document.ts'
import { gathered } from '#server/platform/gather.ts'
import type { Reads } from '#server/platform/reads.ts'
import { LATEST, ROW } from './row-sql.ts'

/** A page of the user's documents, newest first. Postgres makes the JSON: for fifty, all that a request costs was three times as much through Prisma. */
export async function listRows(
  reads: Reads,
  by: { userId: number; trash: boolean; cursor?: number | undefined; limit: number },
): Promise<DocumentRow[]> {
  const [found] = await reads<{ rows: DocumentRow[] }>(
    `SELECT coalesce(json_agg(r), '[]') AS rows FROM (
       SELECT ${ROW} FROM documents d ${LATEST}
       WHERE d.user_id = $1 AND d.deleted_at IS ${by.trash ? 'NOT NULL' : 'NULL'} AND d.id < $2
       ORDER BY d.id DESC LIMIT $3) r`,
    [by.userId, by.cursor ?? 2 ** 31 - 1, by.limit],
  )
  return found?.rows ?? []
}

interface Asked {
  userId: number
  id: number
}

type StoredDetail = DocumentRow & {
  userId: number
  sha256: string
  text: (NonNullable<DocumentDetail['text']> & { pipelineVersion: number }) | null
}

/** Of each process' pool: those who ask in the same turn of the event loop are looked up together. */
const finders = new WeakMap<Reads, (asked: Asked) => Promise<StoredDetail | null>>()

/** The user's document with its pages, or null: the same for what doesn't exist and what is somebody else's. */
export async function findDetail(reads: Reads, asked: Asked): Promise<DocumentDetail | null> {
  const find = finders.get(reads) ?? gathered((all: Asked[]) => findAll(reads, all), AT_ONCE)
  finders.set(reads, find)
  const found = await find(asked)
  return found && toDetail(found)
}

/** A document has up to 50,000 pages, each with its line. */
const AT_ONCE = 8

async function findAll(reads: Reads, all: Asked[]): Promise<(StoredDetail | null)[]> {
  const rows = await reads<{ detail: StoredDetail }>(
    `SELECT row_to_json(r) AS detail FROM (
       SELECT ${ROW}, d.user_id AS "userId", d.sha256, ${TEXT} AS text
       FROM documents d ${LATEST} 
       WHERE (d.id, d.user_id) IN (SELECT * FROM unnest($1::int[], $2::int[]))) r`,
    [all.map(({ id }) => id), all.map(({ userId }) => userId)],
  )
  const found = new Map(rows.map(({ detail }) => [detail.id, detail]))
  // Those who ask together are not the same users.
  return all.map(({ id, userId }) => {
    const detail = found.get(id)
    return detail?.userId === userId ? detail : null
  })
}

const TEXT = `
  CASE WHEN t.id IS NOT NULL THEN (
    SELECT json_build_object(
      'id', t.id, 'version', t.version, 'language', t.language, 'coverage', t.coverage,
      'rendition', t.rendition_blob_id IS NOT NULL, 'pipelineVersion', t.pipeline_version,
      'characters', coalesce(max(p.end_offset), 0),
      'pages', coalesce(json_agg(json_build_object(
        'number', p.number, 'label', p.label, 'start', p.start_offset, 'end', p.end_offset,
        'width', p.width, 'height', p.height, 'source', p.source) ORDER BY p.number), '[]'))
    FROM pages p WHERE p.text_id = t.id)
  END`

function toDetail({ userId: _, text: stored, ...row }: StoredDetail): DocumentDetail {
  if (!stored) return { ...row, text: null }
  const { pipelineVersion, ...text } = stored
  return {
    ...row,
    text: {
      ...text,
      coverage: coverage.parse(text.coverage),
      outdated: pipelineVersion < PIPELINE_VERSION,
    },
  }
}
