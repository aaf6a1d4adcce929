import type pg from 'pg'

/** A table as it is dumped and loaded. */
export interface Table {
  name: string
  columns: string[]
  /** What its rows are sorted by, so that the same rows make the same bytes on every server. */
  order: string
}

/** Prisma's own history is in the manifest; signs of life belong to the processes that gave them. */
const LEFT_OUT = ['_prisma_migrations', 'workers']

/** Settings that tell of this server rather than of what it keeps. */
const OWN_SETTINGS = ['backup.last', 'restore.last', 'retention.last', 'search.pgvector']

export const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/** What COPY is told to read: the rows that belong into a backup, in their order. */
export function selectFrom({ name, columns, order }: Table): string {
  const own = OWN_SETTINGS.map((key) => `'${key}'`).join(', ')
  const where = name === 'settings' ? ` WHERE key NOT IN (${own})` : ''
  return `SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)}${where} ORDER BY ${order}`
}

/** All tables of the schema, those that others refer to first. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT c.relname::text AS name,
       (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
       (SELECT string_agg(quote_ident(a.attname) || CASE WHEN a.attcollation = 0 THEN '' ELSE ' COLLATE "C"' END,
                          ', ' ORDER BY array_position(i.indkey::int2[], a.attnum))
        FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary) AS order
     FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> ALL ($1)
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
     ORDER BY c.relname COLLATE "C"`,
    [LEFT_OUT],
  )
  return inLoadingOrder(rows, await listReferences(client))
}

async function listReferences(client: pg.ClientBase): Promise<{ from: string; to: string }[]> {
  const { rows } = await client.query<{ from: string; to: string }>(
    `SELECT f.relname::text AS from, t.relname::text AS to FROM pg_constraint k
     JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
     WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND k.conrelid <> k.confrelid`,
  )
  return rows
}

function inLoadingOrder(tables: Table[], references: { from: string; to: string }[]): Table[] {
  const ordered: Table[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name))
    const next = [...waiting].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && names.has(to)),
    )
    if (next.length === 0) throw new Error(`tables refer to each other: ${[...names].join(', ')}`)
    for (const table of next) waiting.delete(table)
    ordered.push(...next)
  }
  return ordered
}

/** The last number that each sequence gave. */
export async function listSequences(client: pg.ClientBase): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename::text AS name, last_value::text AS value FROM pg_sequences
     WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY sequencename`,
  )
  return rows
}

/** The migrations that made the schema; none where there is no schema yet. */
export async function listMigrations(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const { rows: found } = await client.query("SELECT to_regclass('public._prisma_migrations') AS history")
  if (found[0]?.history === null) return []
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  )
  return rows
}
