import { forgetRun } from '#server/analyses/cache.ts'
import { audit } from '#server/auth/audit/record.ts'
import { confirmOwner } from '#server/auth/confirm-owner.ts'
import type { Self } from '#server/auth/own-sessions.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import {
  cancelJobs,
  countUsers,
  deleteUser,
  forgetAddresses,
  listFiles,
  listRuns,
  lockAdmins,
  lockUser,
} from './repo.ts'

/**
 * Removes an account with everything: rows in one transaction, then what the cache holds of its answers, then the
 * stored files; those that can't be removed now belong to no document any more, and the worker's sweep takes them.
 * Attempts under way are told to stop, and find no row to write to. (Without Redis each process has a cache of its
 * own: in others an answer may lie in memory until its hour is over, but nothing leads to it any more.) Throws
 * `auth.wrong_password`, `auth.last_admin` while there are others who would be left without one.
 */
export async function removeAccount(
  deps: Pick<Deps, 'db' | 'env' | 'limiter' | 'blobs' | 'cache' | 'log'>,
  input: Self & { password: string },
): Promise<void> {
  const { userId } = input
  await confirmOwner(deps, input)
  const { files, runs } = await inTransaction(deps.db, async (tx) => {
    // Jobs are locked first, as in an attempt's writes: the other way round the two would wait for each other.
    await cancelJobs(tx, userId)
    const admins = await lockAdmins(tx)
    const user = await lockUser(tx, userId)
    if (!user) throw new AppError('auth.required')
    const isLastAdmin = user.role === 'admin' && admins === 1
    if (isLastAdmin && (await countUsers(tx)) > 1) throw new AppError('auth.last_admin')
    const found = { files: await listFiles(tx, userId), runs: await listRuns(tx, userId) }
    await deleteUser(tx, { id: userId, email: user.email })
    await forgetAddresses(tx, userId)
    await audit({ db: tx }, { userId, action: 'account_removed' })
    return found
  })
  await Promise.all(runs.map((run) => forgetRun(deps, run)))
  for (const id of files)
    await deps.blobs.remove(id).catch((err: unknown) => {
      deps.log.warn({ err, blobId: id }, 'a file of a deleted account is left to the sweep')
    })
  deps.log.info({ userId, files: files.length }, 'an account was deleted')
}
