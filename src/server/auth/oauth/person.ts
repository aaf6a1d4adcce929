import type { User } from 'next-auth'
import { email as emailSchema, username } from '#contracts/auth.ts'
import type { Identity } from './enter.ts'

/** Somebody as another service names them. `verified`: it has made sure that the address is theirs. */
export interface Person {
  id: string
  name: string
  email: string
  verified: boolean
}

/** What an OpenID provider says of somebody: in the token that it signed, or at its userinfo address. */
export interface Claims {
  sub: string
  name?: string
  preferred_username?: string
  email?: string
  /** Some send the word. */
  email_verified?: boolean | string
}

export function personOf(claims: Claims): Person {
  const { sub, name, preferred_username, email = '', email_verified } = claims
  return {
    id: sub,
    name: name || preferred_username || '',
    email,
    verified: email_verified === true || email_verified === 'true',
  }
}

/** What next-auth hands on of a person, with an address that is one, and a name that can be kept. */
export function identityOf(provider: string, user: User): Identity {
  const { id, name, email, verified } = user as User & Person
  const address = emailSchema.safeParse(email)
  return {
    provider,
    subject: id,
    name: username.safeParse(String(name ?? '').slice(0, 100)).data ?? '',
    email: address.data ?? '',
    verified: address.success && verified === true,
  }
}
