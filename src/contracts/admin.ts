import { z } from 'zod'
import { auditAction } from './audit.ts'
import { email, role } from './auth.ts'
import { MAX_INTEGER, offset } from './id.ts'
import { jobState } from './job.ts'
import { text } from './text.ts'

/** A user as admins see them: numbers, never what they work on. */
export const userRow = z.object({
  id: z.int(),
  email: z.string(),
  username: z.string(),
  role,
  emailVerified: z.boolean(),
  disabledAt: z.iso.datetime().nullable(),
  /** In dollars; null: the installation's. */
  monthlyCapUsd: z.number().nullable(),
  documents: z.int(),
  analyses: z.int(),
  lastSeenAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
})
export type UserRow = z.infer<typeof userRow>

export const listUsers = z.object({
  search: text.trim().max(200).default(''),
  cursor: offset.optional(),
})
export const userList = z.object({ rows: z.array(userRow), total: z.int(), nextCursor: z.int().nullable() })

/** What is left out stays as it is. */
export const changeUser = z.object({
  id: z.int().min(1).max(MAX_INTEGER),
  role: role.optional(),
  disabled: z.boolean().optional(),
  monthlyCapUsd: z.number().min(0).max(1_000_000).nullable().optional(),
})
export type ChangeUser = z.infer<typeof changeUser>

/** A job without what it is about: admins see states and numbers, not names of files. */
export const anyJob = z.object({
  id: z.uuid(),
  userId: z.int(),
  kind: z.string(),
  state: jobState,
  stage: z.string(),
  attempts: z.int(),
  lastError: z.string().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type AnyJob = z.infer<typeof anyJob>

export const listAnyJobs = z.object({ state: jobState.optional(), before: z.uuid().optional() })
export const anyJobs = z.object({
  rows: z.array(anyJob),
  next: z.uuid().nullable(),
  counts: z.partialRecord(jobState, z.int()),
})

export const auditRow = z.object({
  id: z.int(),
  at: z.iso.datetime(),
  userId: z.int().nullable(),
  /** The address of the account, if it still exists. */
  email: z.string().nullable(),
  action: auditAction,
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
  address: z.string(),
})
export type AuditRow = z.infer<typeof auditRow>

export const listAudit = z.object({
  action: auditAction.optional(),
  userId: z.int().min(1).max(MAX_INTEGER).optional(),
  before: z.int().min(1).max(MAX_INTEGER).optional(),
})
export const auditList = z.object({ rows: z.array(auditRow), next: z.int().nullable() })

export const invitationRow = z.object({
  id: z.uuid(),
  email: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  usedAt: z.iso.datetime().nullable(),
})
export type InvitationRow = z.infer<typeof invitationRow>
export const newInvitation = z.object({ email: z.union([z.literal(''), email]).default('') })
export const madeInvitation = z.object({ link: z.string(), mailed: z.boolean(), invitation: invitationRow })
export const invitationId = z.object({ id: z.uuid() })

/** What holds for everybody here, as the environment sets it. Money in dollars; null: no limit. */
export const installationLimits = z.object({
  rates: z.array(z.object({ name: z.string(), limit: z.int(), seconds: z.int() })),
  uploadsPerDay: z.int(),
  maxFileBytes: z.int(),
  jobsPerUser: z.int(),
  monthlyCapUsdPerUser: z.number().nullable(),
  monthlyCapUsd: z.number().nullable(),
  signUp: z.enum(['open', 'invited', 'closed']),
})
export type InstallationLimits = z.infer<typeof installationLimits>
