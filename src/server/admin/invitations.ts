import type { InvitationRow } from '#contracts/admin.ts'
import { audit } from '#server/auth/audit/record.ts'
import { invite } from '#server/auth/invitations/invite.ts'
import { listInvitations, removeInvitation, type StoredInvitation } from '#server/auth/invitations/repo.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'

function toRow({ createdAt, expiresAt, usedAt, ...row }: StoredInvitation): InvitationRow {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    usedAt: usedAt?.toISOString() ?? null,
  }
}

export async function invitations(deps: Pick<Deps, 'db'>): Promise<InvitationRow[]> {
  return (await listInvitations(deps.db)).map(toRow)
}

/** An invitation; its link is told this once. */
export async function makeInvitation(
  deps: Pick<Deps, 'db' | 'env' | 'mail' | 'log'>,
  input: { email: string; by: number; address: string | null },
): Promise<{ link: string; mailed: boolean; invitation: InvitationRow }> {
  const { link, mailed, invitation } = await invite(deps, input)
  return { link, mailed, invitation: toRow(invitation) }
}

/** Throws `invitation.not_found`, also when it was used. */
export async function withdrawInvitation(
  deps: Pick<Deps, 'db'>,
  input: { id: string; by: number; address: string | null },
): Promise<void> {
  const { id, by, address } = input
  if (!(await removeInvitation(deps.db, id))) throw new AppError('invitation.not_found')
  await audit(deps, { userId: by, action: 'invitation_withdrawn', subject: `invitation ${id}`, address })
}
