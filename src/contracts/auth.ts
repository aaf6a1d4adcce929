import { z } from 'zod'
import { text } from './text.ts'

/** Addresses are compared in lower case; the column is checked to be so. */
export const email = z.email('This is not an e-mail address.').max(254).toLowerCase()

/** As many characters as a password may have, however many code units each takes. */
const LONGEST_PASSWORD = 128

/**
 * Argon2id takes any length; the upper bound keeps a megabyte of password from costing a megabyte of hashing. What is
 * too short or too common is `auth.weak_password`, which the server says.
 */
export const password = z
  .string()
  .min(1, 'Choose a password.')
  .max(1024, 'Use at most 128 characters.')
  .refine((value) => [...value].length <= LONGEST_PASSWORD, 'Use at most 128 characters.')
  .describe('8 to 128 characters, none that many people use')

export const username = text.trim().min(1, 'Tell us your name.').max(100, 'Use at most 100 characters.')

/** `invitation`: the secret part of its link, where sign-up needs one. */
export const signUp = z.object({ email, username, password, invitation: z.string().max(200).optional() })
export type SignUp = z.infer<typeof signUp>

export const logIn = z.object({ email: text.min(1).max(254), password: z.string().min(1).max(1024) })
export type LogIn = z.infer<typeof logIn>

export const role = z.enum(['user', 'admin'])

export const user = z.object({ id: z.int(), email: z.string(), username: z.string(), role })
export type User = z.infer<typeof user>
