import type { SignUp, User } from '#contracts/auth.ts'
import { inTransaction } from '#server/platform/db.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { checkStrength, hashPassword } from './passwords.ts'
import { hasUsers, insertUser } from './repo.ts'

/** Makes an account. Throws `auth.weak_password`, `auth.email_taken`. */
export async function register(deps: Pick<Deps, 'db' | 'env'>, input: SignUp): Promise<User> {
  checkStrength(input.password, input.email)
  const hashedPassword = await hashPassword(input.password)
  return inTransaction(deps.db, async (tx) => {
    const isAdmin =
      deps.env.profile === 'production' ? input.email === deps.env.adminEmail : !(await hasUsers(tx))
    const user = await insertUser(tx, {
      email: input.email,
      username: input.username,
      hashedPassword,
      role: isAdmin ? 'admin' : 'user',
    })
    if (!user) throw new AppError('auth.email_taken')
    return user
  })
}
