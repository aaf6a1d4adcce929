import type { ChangeUser, UserRow } from '#contracts/admin.ts'
import { audit } from '#server/auth/audit/record.ts'
import { endEverything } from '#server/auth/end-everything.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { findUser, findUsers, lockAdmins, type StoredUser, updateUser } from './repo.ts'

const PAGE = 50
/** A dollar in what costs are kept in. */
const MICROS = 1_000_000

function toRow(row: StoredUser): UserRow {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    role: row.role,
    emailVerified: row.emailVerifiedAt !== null,
    disabledAt: row.disabledAt?.toISOString() ?? null,
    monthlyCapUsd: row.monthlyCapMicros === null ? null : Number(row.monthlyCapMicros) / MICROS,
    documents: row._count.documents,
    analyses: row._count.analyses,
    lastSeenAt: row.sessions[0]?.lastSeenAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

/** A page of the users. `cursor`: how many were shown before. */
export async function users(
  deps: Pick<Deps, 'db'>,
  input: { search: string; cursor?: number | undefined },
): Promise<{ rows: UserRow[]; total: number; nextCursor: number | null }> {
  const skip = input.cursor ?? 0
  const { rows, total } = await findUsers(deps.db, { search: input.search, skip, take: PAGE })
  return { rows: rows.map(toRow), total, nextCursor: skip + rows.length < total ? skip + rows.length : null }
}

/**
 * Changes a user's role, limits, or whether they may come in; who is switched off is out at the next request. Throws
 * `user.not_found`, `auth.last_admin`.
 */
export async function changeUser(
  deps: Pick<Deps, 'db'>,
  input: ChangeUser & { by: number; address: string | null },
): Promise<UserRow> {
  const { id, role, disabled, monthlyCapUsd } = input
  return inTransaction(deps.db, async (tx) => {
    const admins = await lockAdmins(tx)
    const before = await findUser(tx, id)
    if (!before) throw new AppError('user.not_found')
    const stepsDown = role === 'user' || disabled === true
    if (stepsDown && admins.length === 1 && admins[0] === id) throw new AppError('auth.last_admin')
    await updateUser(tx, id, {
      role,
      ...(disabled !== undefined && { disabledAt: disabled ? new Date() : null }),
      ...(monthlyCapUsd !== undefined && {
        monthlyCapMicros: monthlyCapUsd === null ? null : BigInt(Math.round(monthlyCapUsd * MICROS)),
      }),
    })
    if (disabled) await endEverything({ db: tx }, { userId: id, exceptSession: null })
    const entry = { userId: input.by, subject: `user ${id}`, address: input.address }
    if (role && role !== before.role)
      await audit({ db: tx }, { ...entry, action: 'role_changed', details: { role } })
    if (disabled !== undefined && disabled !== (before.disabledAt !== null))
      await audit({ db: tx }, { ...entry, action: disabled ? 'user_disabled' : 'user_enabled' })
    if (monthlyCapUsd !== undefined)
      await audit({ db: tx }, { ...entry, action: 'limits_changed', details: { monthlyCapUsd } })
    const after = await findUser(tx, id)
    if (!after) throw new AppError('user.not_found')
    return toRow(after)
  })
}
