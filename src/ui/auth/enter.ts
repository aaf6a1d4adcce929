import { signIn } from 'next-auth/react'
import { type ErrorCode, errorCode } from '#contracts/error.ts'

/** What next-auth calls a log-in that its provider refused. */
const REFUSED = 'CredentialsSignin'

/** The error code behind what next-auth answers: our own code when one was thrown, its word for refused otherwise. */
export function logInCode(error: string): ErrorCode {
  if (error === REFUSED) return 'auth.wrong_login'
  return errorCode.safeParse(error.split('@')[0]).data ?? 'service.unexpected'
}

/** Logs in. Answers null when it worked, else the code of what went wrong; throws when the server can't be reached. */
export async function enter(email: string, password: string): Promise<ErrorCode | null> {
  const answer = await signIn('credentials', { redirect: false, email, password })
  if (!answer) throw new TypeError('no answer')
  return answer.error ? logInCode(answer.error) : null
}

/** Leaves for a page as the new user. A whole new page, so that nothing of a signed-out visit is left in memory. */
export function arrive(path: string): void {
  window.location.assign(path)
}
