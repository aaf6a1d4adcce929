/**
 * What a migration does that the release before it could not live with: it reads and writes the new tables after a
 * rollback, and while a new release is rolled out. A statement is let pass by a comment before it that begins with
 * "The release before:" and says why it can.
 * @param older the tables that were there before
 * @returns the statements, shortened
 */
export function notAdditive(sql: string, older: ReadonlySet<string>): string[] {
  const statements = sql.split(/;\s*(?:\n|$)/)
  return statements
    .filter((statement) => !/--\s*The release before:/i.test(statement))
    .map((statement) => statement.replace(/--.*$/gm, '').replace(/\s+/g, ' ').trim())
    .filter(
      (statement) => FORBIDDEN.some((pattern) => pattern.test(statement)) || tightens(statement, older, sql),
    )
    .filter((statement) => !isReplaced(statement, sql))
    .map((statement) => statement.slice(0, 100))
}

const FORBIDDEN = [
  /\bDROP (?:TABLE|COLUMN|TYPE|VIEW|SCHEMA|CONSTRAINT)\b/i,
  /\bRENAME\b/i,
  /\bSET NOT NULL\b/i,
  /\bALTER COLUMN "\w+" (?:SET DATA )?TYPE\b/i,
]

/** A column that the release before does not fill, a rule for rows that it writes without knowing of it. */
function tightens(statement: string, older: ReadonlySet<string>, sql: string): boolean {
  const [, altered] = /^ALTER TABLE "(\w+)"/i.exec(statement) ?? []
  const [, indexed, column] = /^CREATE UNIQUE INDEX .* ON "(\w+)"\s*\("(\w+)"/i.exec(statement) ?? []
  if (indexed && older.has(indexed)) return !new RegExp(`ADD COLUMN\\s+"${column}"`).test(sql) // else it is empty in its rows
  if (!altered || !older.has(altered)) return false
  const columns = statement.split(/,(?=\s*ADD )/i).filter((part) => /\bADD COLUMN\b/i.test(part))
  return columns.some((part) => /\bNOT NULL\b/i.test(part) && !/\bDEFAULT\b/i.test(part))
}

/** A constraint that is dropped to be written anew, under its name, by the same migration. */
function isReplaced(statement: string, sql: string): boolean {
  const [, name] = /\bDROP CONSTRAINT (?:IF EXISTS )?"(\w+)"/i.exec(statement) ?? []
  return name !== undefined && sql.includes(`ADD CONSTRAINT "${name}"`)
}

/** The tables that a migration makes. */
export function tablesOf(sql: string): string[] {
  return [...sql.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?"(\w+)"/gi)].map(([, name]) => name ?? '')
}
