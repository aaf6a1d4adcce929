import type { AnyJob, AuditRow } from '#contracts/admin.ts'
import type { AuditAction } from '#contracts/audit.ts'
import type { JobState } from '#contracts/job.ts'
import type { Deps } from '#server/platform/deps.ts'
import { countJobs, emailsOf, findAnyJobs, findAudit } from './repo.ts'

const PAGE = 50

/** Everybody's jobs by state: never what they are about. */
export async function anyJobs(
  deps: Pick<Deps, 'db'>,
  input: { state?: JobState | undefined; before?: string | undefined },
): Promise<{ rows: AnyJob[]; next: string | null; counts: Partial<Record<JobState, number>> }> {
  const [found, counts] = await Promise.all([
    findAnyJobs(deps.db, { ...input, take: PAGE + 1 }),
    countJobs(deps.db),
  ])
  const rows = found.slice(0, PAGE).map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null, counts }
}

/** Who did what, the latest first. */
export async function auditTrail(
  deps: Pick<Deps, 'db'>,
  input: { action?: AuditAction | undefined; userId?: number | undefined; before?: number | undefined },
): Promise<{ rows: AuditRow[]; next: number | null }> {
  const found = await findAudit(deps.db, { ...input, take: PAGE + 1 })
  const shown = found.slice(0, PAGE)
  const emails = await emailsOf(
    deps.db,
    shown.flatMap((row) => row.userId ?? []),
  )
  const rows = shown.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    action: row.action as AuditAction,
    details: row.details as Record<string, unknown>,
    email: (row.userId !== null && emails.get(row.userId)) || null,
  }))
  return { rows, next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null }
}
