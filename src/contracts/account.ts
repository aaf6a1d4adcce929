import { z } from 'zod'
import { email, password, role, username } from './auth.ts'
import { text } from './text.ts'

/** A sign-in that has not ended. `device` in words; `current`: the one that asks. */
export const sessionRow = z.object({
  id: z.uuid(),
  device: z.string(),
  address: z.string(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime().nullable(),
  current: z.boolean(),
})
export type SessionRow = z.infer<typeof sessionRow>

export const sessionId = z.object({ id: z.uuid() })

export const tokenScope = z.enum(['read', 'write'])

/** A personal access token without its secret. `beginning`: its first characters, by which one knows it again. */
export const accessToken = z.object({
  id: z.uuid(),
  name: z.string(),
  beginning: z.string(),
  scopes: z.array(tokenScope),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable(),
})
export type AccessTokenRow = z.infer<typeof accessToken>

/** `days` null: it has no end. */
export const newAccessToken = z.object({
  name: text.trim().min(1, 'Give it a name.').max(100, 'Use at most 100 characters.'),
  scopes: z.array(tokenScope).min(1, 'Choose what it may do.').max(2),
  days: z.int().min(1).max(366).nullable(),
})
export type NewAccessToken = z.infer<typeof newAccessToken>

/** The only time that the secret is told. */
export const madeAccessToken = z.object({ secret: z.string(), token: accessToken })

/** A log-in at another service that leads to this account. */
export const connectedLogIn = z.object({
  provider: z.string(),
  name: z.string(),
  email: z.string(),
  createdAt: z.iso.datetime(),
})

export const logInProvider = z.object({ id: z.string(), name: z.string() })
export type LogInProvider = z.infer<typeof logInProvider>

/** What a person sees of their own account. `mails`: whether mail is sent from here. */
export const account = z.object({
  id: z.int(),
  email: z.string(),
  username: z.string(),
  role,
  emailVerified: z.boolean(),
  hasPassword: z.boolean(),
  mails: z.boolean(),
  createdAt: z.iso.datetime(),
  logIns: z.array(connectedLogIn),
  providers: z.array(logInProvider),
})
export type Account = z.infer<typeof account>

/** The password of the account; '' for one that has none, whose last log-in must be recent instead. */
const ownPassword = z.string().max(1024)

export const changeName = z.object({ username })
export const changePassword = z.object({ current: ownPassword, password })
export type ChangePassword = z.infer<typeof changePassword>
export const changeEmail = z.object({ current: ownPassword, email })
export type ChangeEmail = z.infer<typeof changeEmail>
/** `mailed`: a link waits at the new address; else the address is changed already. */
export const changedEmail = z.object({ mailed: z.boolean() })
export const removeAccount = z.object({ current: ownPassword })
export const disconnect = z.object({ provider: text.max(50) })

export const requestReset = z.object({ email })
/** The secret part of a mailed link. */
const linkToken = z.string().min(1).max(200)
export const resetPassword = z.object({ token: linkToken, password })
export type ResetPassword = z.infer<typeof resetPassword>
export const confirmEmail = z.object({ token: linkToken })
export const confirmedEmail = z.object({ email: z.string() })

export const doorPolicy = z.object({
  signUp: z.enum(['open', 'invited', 'closed']),
  mails: z.boolean(),
  providers: z.array(logInProvider),
})
export type DoorPolicy = z.infer<typeof doorPolicy>
