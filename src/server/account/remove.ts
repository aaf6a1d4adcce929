import { audit } from '#server/auth/audit/record.ts'
import { confirmOwner } from '#server/auth/confirm-owner.ts'
import type { Self } from '#server/auth/own-sessions.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { countAdmins, countUsers, deleteUser, forgetAddresses, listFiles, lockUser } from './repo.ts'

/**
 * Removes an account with everything: rows in one transaction, then the stored files; those that can't be removed now
 * belong to no document any more, and the worker's sweep takes them. Attempts under way find no row to write to. What
 * the cache holds of its answers is asked for by rows that are gone, and ends within the hour. Throws
 * `auth.wrong_password`, `auth.last_admin` while there are others who would be left without one.
 */
export async function removeAccount(
  deps: Pick<Deps, 'db' | 'env' | 'limiter' | 'blobs' | 'log'>,
  input: Self & { password: string },
): Promise<void> {
  const { userId, address } = input
  await confirmOwner(deps, input)
  const files = await inTransaction(deps.db, async (tx) => {
    const user = await lockUser(tx, userId)
    if (!user) throw new AppError('auth.required')
    const isLastAdmin = user.role === 'admin' && (await countAdmins(tx)) === 1
    if (isLastAdmin && (await countUsers(tx)) > 1) throw new AppError('auth.last_admin')
    const files = await listFiles(tx, userId)
    await deleteUser(tx, { id: userId, email: user.email })
    await forgetAddresses(tx, userId)
    await audit({ db: tx }, { userId, action: 'account_removed' })
    return files
  })
  for (const id of files)
    await deps.blobs.remove(id).catch((err: unknown) => {
      deps.log.warn({ err, blobId: id }, 'a file of a deleted account is left to the sweep')
    })
  deps.log.info({ userId, address, files: files.length }, 'an account was deleted')
}
