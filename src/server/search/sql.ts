/**
 * Statements as text with `$1` parameters: what vector search needs of a database, and no more, so that the same SQL
 * runs over Prisma and, in tests, over a Postgres that has pgvector.
 */
export interface Sql {
  query<Row>(text: string, parameters?: unknown[]): Promise<Row[]>
  /** Runs `work` in one transaction. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
}
